/// The registry: providers, partners, companies, sites, contacts and devices.
@NullMarked
package dev.banso.company;

import org.jspecify.annotations.NullMarked;

/// The registry's pages and its part of the API.
@NullMarked
package dev.banso.company.web;

import org.jspecify.annotations.NullMarked;

/// The search as page and API.
@NullMarked
package dev.banso.intake.search.web;

import org.jspecify.annotations.NullMarked;

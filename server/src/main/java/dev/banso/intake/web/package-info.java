/// The intake's pages and API: counters, quarantine, imports, search.
@NullMarked
package dev.banso.intake.web;

import org.jspecify.annotations.NullMarked;

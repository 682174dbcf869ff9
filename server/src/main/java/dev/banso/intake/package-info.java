/// From the socket to attributed, read events: listeners, journal, pipeline, quarantine, imports, silence, search.
@NullMarked
package dev.banso.intake;

import org.jspecify.annotations.NullMarked;

/// Cuts what a socket delivers into lines.
@NullMarked
package dev.banso.events.framing;

import org.jspecify.annotations.NullMarked;

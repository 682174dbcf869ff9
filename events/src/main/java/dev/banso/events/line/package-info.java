/// Cuts a line into text that many lines share and values, and joins them again byte for byte.
@NullMarked
package dev.banso.events.line;

import org.jspecify.annotations.NullMarked;

/// Decides whether a line is a detection, of which class, by which path, and whether the device stopped it.
@NullMarked
package dev.banso.events.classify;

import org.jspecify.annotations.NullMarked;

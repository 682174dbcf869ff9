/// When something happened, by what a line and its device say.
@NullMarked
package dev.banso.events.time;

import org.jspecify.annotations.NullMarked;

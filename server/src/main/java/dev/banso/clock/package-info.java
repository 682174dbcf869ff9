/// The one clock of the platform; it can be moved on for tests, the demo and the pilot.
@NullMarked
package dev.banso.clock;

import org.jspecify.annotations.NullMarked;

/// The durable way in: received lines, and the journal that keeps them until they are processed.
@NullMarked
package dev.banso.intake.inbox;

import org.jspecify.annotations.NullMarked;

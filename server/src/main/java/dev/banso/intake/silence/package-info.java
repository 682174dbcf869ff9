/// Notices devices that say nothing, and when they speak again.
@NullMarked
package dev.banso.intake.silence;

import org.jspecify.annotations.NullMarked;

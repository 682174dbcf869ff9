/// Keeps the lake in order: merges files, ends what has been kept long enough, erases companies.
@NullMarked
package dev.banso.intake.housekeeping;

import org.jspecify.annotations.NullMarked;

/// Older lines taken in: imports of log files, and adoptions out of quarantine. Each line once, even when the passage
/// breaks off and is sent again.
@NullMarked
package dev.banso.intake.passage;

import org.jspecify.annotations.NullMarked;

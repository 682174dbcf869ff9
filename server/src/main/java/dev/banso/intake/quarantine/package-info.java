/// Lines that are nobody's: why, from whom, and how they find their company.
@NullMarked
package dev.banso.intake.quarantine;

import org.jspecify.annotations.NullMarked;

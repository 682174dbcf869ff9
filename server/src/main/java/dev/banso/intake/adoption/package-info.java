/// Lines find their company: adoption out of quarantine.
@NullMarked
package dev.banso.intake.adoption;

import org.jspecify.annotations.NullMarked;

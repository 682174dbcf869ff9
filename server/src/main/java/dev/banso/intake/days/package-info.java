/// On which days of a month a company's devices said anything.
@NullMarked
package dev.banso.intake.days;

import org.jspecify.annotations.NullMarked;

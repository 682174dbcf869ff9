/// How much room lines take, and whose they are.
@NullMarked
package dev.banso.intake.usage;

import org.jspecify.annotations.NullMarked;

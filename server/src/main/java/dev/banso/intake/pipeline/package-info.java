/// From the journal to lake, consumers and counters: each line once, whatever happens meanwhile.
@NullMarked
package dev.banso.intake.pipeline;

import org.jspecify.annotations.NullMarked;

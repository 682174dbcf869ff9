/// Side-by-side measurements: the same input to Banso and to its peers, in turns, in one run.
@NullMarked
package dev.banso.bench;

import org.jspecify.annotations.NullMarked;

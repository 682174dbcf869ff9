/// What can go wrong, by kind: the person's mistake, something outside, ourselves, a limit.
@NullMarked
package dev.banso.problem;

import org.jspecify.annotations.NullMarked;

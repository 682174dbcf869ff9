/// Which events deserve attention: an in-process engine for Sigma 2.1 rules, correlations and filters.
@NullMarked
package dev.banso.events.detect;

import org.jspecify.annotations.NullMarked;

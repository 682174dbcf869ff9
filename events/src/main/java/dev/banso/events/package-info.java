/// What devices say: one line read into fields, an OCSF event, a threat class and its reasons.
@NullMarked
package dev.banso.events;

import org.jspecify.annotations.NullMarked;

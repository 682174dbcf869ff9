/// Reads the catalogues (actions, countable types, OCSF mapping) that ship as YAML, and refuses what is wrong in them.
@NullMarked
package dev.banso.events.data;

import org.jspecify.annotations.NullMarked;

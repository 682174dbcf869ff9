/// The words of OCSF 1.8: classes, the mapping from devices' keys to attributes, and the JSON.
@NullMarked
package dev.banso.events.ocsf;

import org.jspecify.annotations.NullMarked;

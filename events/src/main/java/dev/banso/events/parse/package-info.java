/// Takes a line apart: header, key-value pairs, CSV, CEF, EVE JSON.
@NullMarked
package dev.banso.events.parse;

import org.jspecify.annotations.NullMarked;

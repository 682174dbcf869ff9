/// Banso: the platform of a regional provider that gives small companies a complete security service.
@NullMarked
package dev.banso;

import org.jspecify.annotations.NullMarked;

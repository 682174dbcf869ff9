/// Finds lines in the lake, among the companies that the viewer may see.
@NullMarked
package dev.banso.intake.search;

import org.jspecify.annotations.NullMarked;

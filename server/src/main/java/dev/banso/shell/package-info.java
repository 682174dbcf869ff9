/// The layout, navigation and words that all pages share.
@NullMarked
package dev.banso.shell;

import org.jspecify.annotations.NullMarked;

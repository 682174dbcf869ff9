/// The words of notices: one text per kind and language, shipped as files, edited by the provider, checked when loaded.
@NullMarked
package dev.banso.notify.text;

import org.jspecify.annotations.NullMarked;

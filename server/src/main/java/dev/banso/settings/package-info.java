/// How an installation is set up: options, environment and file, with every error reported at once.
@NullMarked
package dev.banso.settings;

import org.jspecify.annotations.NullMarked;

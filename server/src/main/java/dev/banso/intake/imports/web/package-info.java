/// Imports as programs meet them.
@NullMarked
package dev.banso.intake.imports.web;

import org.jspecify.annotations.NullMarked;

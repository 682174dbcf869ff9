/// Sign-in, first set-up, tokens and the clock's entrance.
@NullMarked
package dev.banso.access.web;

import org.jspecify.annotations.NullMarked;

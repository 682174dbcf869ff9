/// The command line: one grammar for the words after every command, and one way to end.
@NullMarked
package dev.banso.command;

import org.jspecify.annotations.NullMarked;

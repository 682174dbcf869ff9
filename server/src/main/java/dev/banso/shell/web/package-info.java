/// What all pages get: layout data, languages, start page, errors.
@NullMarked
package dev.banso.shell.web;

import org.jspecify.annotations.NullMarked;

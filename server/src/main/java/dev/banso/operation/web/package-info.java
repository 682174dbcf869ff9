/// The operations page and its API.
@NullMarked
package dev.banso.operation.web;

import org.jspecify.annotations.NullMarked;

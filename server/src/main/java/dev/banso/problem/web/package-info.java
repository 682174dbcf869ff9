/// Errors as people and programs meet them: a page or RFC 9457 problem details.
@NullMarked
package dev.banso.problem.web;

import org.jspecify.annotations.NullMarked;

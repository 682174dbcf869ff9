/// A snapshot as a document: the same body on the page and on paper, with its charts, and the PDF.
@NullMarked
package dev.banso.report.paper;

import org.jspecify.annotations.NullMarked;

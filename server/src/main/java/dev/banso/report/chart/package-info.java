/// Charts as SVG: the same drawing on the page and in the PDF, legible in greyscale and to a screen reader.
@NullMarked
package dev.banso.report.chart;

import org.jspecify.annotations.NullMarked;

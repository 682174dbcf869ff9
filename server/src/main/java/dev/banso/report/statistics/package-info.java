/// Statistics over all companies: tables 2 to 5, 30 and 33 to 36, on the page, as CSV and as XLSX.
@NullMarked
package dev.banso.report.statistics;

import org.jspecify.annotations.NullMarked;

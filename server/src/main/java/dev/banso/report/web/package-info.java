/// Pages and API of reports and statistics.
@NullMarked
package dev.banso.report.web;

import org.jspecify.annotations.NullMarked;

package dev.banso.report.issue;

import dev.banso.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of reports.
///
/// @param next cursor of the page after it, null on the last
public record ReportPage(List<Report> items, @Nullable String next) {}

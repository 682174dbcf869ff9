package dev.banso.notify;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// A monthly report was released, or released again with changes; the company's contacts who want reports hear of it
/// once per report and revision.
///
/// @param company whose report it is
/// @param report id of the report
/// @param month the calendar month reported on (Asia/Tokyo)
/// @param revision 1 for the first issue, more for a re-issue
/// @param path of the report's page, starting with `/`; the mail's link
/// @param changes what a re-issue changed, one sentence each; empty for the first issue
public record ReportAnnouncement(UUID company, UUID report, YearMonth month, int revision, String path, List<String> changes) {}

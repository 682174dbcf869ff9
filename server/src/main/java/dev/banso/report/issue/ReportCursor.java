package dev.banso.report.issue;

import dev.banso.problem.BansoException;
import dev.banso.report.Report;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/// Where a list of reports goes on.
record ReportCursor(YearMonth month, UUID id) {
    static ReportCursor after(Report last) {
        return new ReportCursor(last.month(), last.id());
    }

    static ReportCursor parse(String text) {
        String[] parts = text.split("_", 2);
        try {
            return new ReportCursor(YearMonth.parse(parts[0]), UUID.fromString(parts.length < 2 ? "" : parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException invalid) {
            throw BansoException.user("error.cursor");
        }
    }

    String text() {
        return month + "_" + id;
    }
}

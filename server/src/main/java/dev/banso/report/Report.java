package dev.banso.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edition of a company's report of a month, without its contents.
///
/// @param revision 1 for the first
/// @param total detections of tables 30 to 36 in the month
/// @param unjudged how many of them nobody has judged
/// @param comment the expert's plain text
/// @param changes against the edition before, empty for the first
/// @param missingGlyphs characters that the PDF cannot print, as `U+20BB7`; known from the release on
/// @param releasedBy a person's name, or [#BY_DEADLINE]; null for a draft
public record Report(
        UUID id,
        UUID company,
        String companyName,
        YearMonth month,
        int revision,
        ReportState state,
        Coverage coverage,
        long total,
        long unjudged,
        int dataDays,
        int assignedDays,
        String comment,
        List<Change> changes,
        List<String> missingGlyphs,
        Instant createdAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {
    /// Stands in place of a name where the report released itself.
    public static final String BY_DEADLINE = "deadline";

    public boolean draft() {
        return state == ReportState.DRAFT;
    }
}

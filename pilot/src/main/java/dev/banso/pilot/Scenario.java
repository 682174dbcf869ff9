package dev.banso.pilot;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is replayed, and what must come out. The file format is described in `docs/pilot.md`.
///
/// @param registry dimension (prefecture, industry, capital, employees) → label → number of companies
/// @param names of the companies, in order; as many as there are companies
/// @param monitored companies per month; the first so many of the list
record Scenario(
        String name,
        long seed,
        Organisation provider,
        List<Organisation> partners,
        Map<String, Map<String, Integer>> registry,
        List<String> names,
        SortedMap<YearMonth, Integer> monitored,
        int ordinaryLinesPerCompanyAndDay,
        int lookalikeLinesPerCompanyAndMonth,
        List<Detections> detections,
        List<Erratum> errata,
        List<Table> expect) {

    record Organisation(String name, String prefecture) {}

    /// So many device lines of one attack per month.
    ///
    /// @param verdict what an analyst judges them, or null
    record Detections(LineKind kind, String attack, Map<YearMonth, Integer> counts, @Nullable String verdict, String reason) {}

    /// Rows of a table that replace the published ones where the publication contradicts itself.
    record Erratum(String id, int table, Map<String, List<Integer>> rows) {}

    /// The shape of a line.
    enum LineKind {
        /// An IPS signature hit on an inside host, from outside.
        INTRUSION,
        /// A DoS-policy anomaly from outside.
        FLOOD,
        /// A file with malware in a mail that is fetched.
        MAIL_MALWARE,
        /// A file with malware on a web page.
        WEB_MALWARE,
        /// An IPS signature hit on a connection that an inside host opened.
        OUTBOUND
    }

    YearMonth firstMonth() {
        return monitored.firstKey();
    }

    YearMonth lastMonth() {
        return monitored.lastKey();
    }
}

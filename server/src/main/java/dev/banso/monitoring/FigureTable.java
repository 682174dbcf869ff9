package dev.banso.monitoring;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// Monthly figures as tables 30 and 33 to 36 have them.
///
/// @param monitored companies with a device assigned on any day of the month, silent or not
/// @param total the rows added up
/// @param apart classes that are never part of the total: those of table 32, lateral movement and what needs review
public record FigureTable(
        List<YearMonth> months, Map<YearMonth, Integer> monitored, List<Row> rows, Row total, List<Row> apart) {

    /// One row.
    ///
    /// @param key code of class or path, or the attack's name; empty where the lines name none
    /// @param counts one figure for each month
    /// @param unjudged of the total on alerts without a verdict
    /// @param blocked of the total stopped by the device
    /// @param unblocked of the total let pass; the rest is unknown
    public record Row(String key, List<Long> counts, long total, long unjudged, long blocked, long unblocked) {}
}

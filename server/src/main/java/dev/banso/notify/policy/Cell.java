package dev.banso.notify.policy;

/// A place in the policy table.
///
/// @param subject code of a threat class, or `rule` or `silence`
/// @param severity OCSF severity_id from 1 to 5; 0 counts as 1 and 6 as 5
public record Cell(String subject, Outcome outcome, int severity) {
    /// The lowest and the highest column.
    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    public Cell {
        severity = Math.clamp(severity, LOWEST, HIGHEST);
    }

    /// The name of its field in a form.
    public String field() {
        return subject + "." + outcome.code() + "." + severity;
    }
}

package dev.banso.report;

/// Whether a month's zero is a zero.
public enum Coverage {
    /// No device was assigned on any day of the month.
    NOT_MONITORED,
    /// A device was assigned, but not one line of it arrived: nothing is known about the month.
    NO_DATA,
    /// Lines arrived on at least one day.
    MONITORED
}

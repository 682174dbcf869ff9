package dev.banso.events;

/// How a line was written. Decided per line, never per listener.
public enum Format {
    /// FortiGate's default: `date=2020-11-03 time=09:12:44 …`.
    KEY_VALUE("key-value"),
    /// FortiGate's `format csv`: the same pairs joined by commas.
    CSV("csv"),
    /// Common Event Format, with its header or after a relay stripped it.
    CEF("cef"),
    /// Suricata's EVE JSON, one object a line.
    EVE("eve"),
    /// None of these; the whole text is kept as field `msg`.
    UNKNOWN("unknown");

    private final String code;

    Format(String code) {
        this.code = code;
    }

    /// The spelling used in files, pages and `explain`.
    public String code() {
        return code;
    }
}

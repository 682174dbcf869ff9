package dev.banso.events;

/// What was odd about a line. A closed list, documented in `docs/log-sources.md`; a flag never stops a line.
public enum Flag {
    /// The line ends in the middle of something (2 KB limit of UDP, cut by a relay).
    TRUNCATED("truncated"),
    /// A quoted value has no closing quote; it runs to the end of the line.
    UNTERMINATED_QUOTE("unterminated-quote"),
    /// A backslash before a quote can be read in two ways; the reading that makes the line regular was taken.
    AMBIGUOUS_QUOTE("ambiguous-quote"),
    /// A key occurs twice; the first value was kept.
    DUPLICATE_KEY("duplicate-key"),
    /// A key is followed by `=` and nothing.
    EMPTY_VALUE("empty-value"),
    /// Text that is neither key nor value; it stays in the original line.
    STRAY_TEXT("stray-text"),
    /// Bytes that are no UTF-8; each is kept as `\xNN`.
    INVALID_UTF8("invalid-utf8"),
    /// NUL, CR or another control character inside the line.
    CONTROL_CHARACTER("control-character"),
    /// The framing cut the line at the longest allowed size.
    OVERSIZE("oversize"),
    /// The octet count of TCP framing (`123 <189>…`) leaked into the line.
    LENGTH_PREFIX("length-prefix"),
    /// A receiver ate the start of the body (`date=…` is missing before `time=…`).
    HEADER_MANGLED("header-mangled"),
    /// CEF without its `CEF:0|…|` header.
    CEF_HEADER_MISSING("cef-header-missing"),
    /// The line is a FortiAnalyzer alert around the real line, whose fields were taken.
    NESTED_LOG("nested-log"),
    /// No format that Banso knows.
    UNKNOWN_FORMAT("unknown-format"),
    /// The action is not in the table of its log type, so blocked or not is unknown.
    UNKNOWN_ACTION("unknown-action"),
    /// The line carries no usable time; the header's or the time of receipt stands in.
    TIME_MISSING("time-missing"),
    /// The line has a time that cannot be read.
    TIME_INVALID("time-invalid"),
    /// Neither line nor device record names a zone; Asia/Tokyo was assumed.
    TIME_ZONE_ASSUMED("time-zone-assumed"),
    /// The event lies in the future of its receipt.
    TIME_FUTURE("time-future"),
    /// The event lies before the device was assigned to its company.
    TIME_BEFORE_ASSIGNMENT("time-before-assignment");

    private final String code;

    Flag(String code) {
        this.code = code;
    }

    /// The spelling used in files, pages and `explain`.
    public String code() {
        return code;
    }
}

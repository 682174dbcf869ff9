package dev.banso.report.paper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the records behind figures are listed.
///
/// @param base how people reach the pages, for papers; empty on a page
/// @param whose the part of the address that says of which companies
public record RecordLinks(String base, Map<String, String> whose) {
    /// Those of one company.
    public static RecordLinks of(String base, UUID company) {
        return new RecordLinks(base, Map.of("company", company.toString()));
    }

    /// Those of all companies that fit, on a page; null narrows nothing.
    public static RecordLinks of(@Nullable String prefecture, @Nullable String industry, @Nullable String size) {
        Map<String, String> whose = new LinkedHashMap<>();
        put(whose, "prefecture", prefecture);
        put(whose, "industry", industry);
        put(whose, "size", size);
        return new RecordLinks("", whose);
    }

    /// The same of the companies of a prefecture among them; null narrows nothing.
    public RecordLinks in(@Nullable String prefecture) {
        if (prefecture == null) {
            return this;
        }
        Map<String, String> narrower = new LinkedHashMap<>(whose);
        narrower.put("prefecture", prefecture);
        return new RecordLinks(base, narrower);
    }

    /// The alerts that cover counted detections of the months, both included; to be narrowed further.
    public RecordLink counted(YearMonth from, YearMonth to) {
        return all(from, to).with("counted", "yes");
    }

    public RecordLink counted(YearMonth month) {
        return counted(month, month);
    }

    /// The alerts whose detections a verdict took out of the month's count.
    public RecordLink excluded(YearMonth month) {
        return all(month, month).with("counted", "no");
    }

    /// The month's alerts that a device fell silent.
    public RecordLink silences(YearMonth month, UUID device) {
        return all(month, month).with("kind", "silence").with("device", device.toString());
    }

    /// The company's days with data of a month.
    public String days(YearMonth month) {
        return base + "/companies/" + whose.get("company") + "/days?month=" + month;
    }

    /// Those of one of its devices.
    public String days(YearMonth month, UUID device) {
        return days(month) + "&device=" + device;
    }

    /// What an alert covers, day by day.
    public String daysOf(UUID alert) {
        return alert(alert) + "#days";
    }

    /// Every alert of the month.
    public RecordLink all(YearMonth month) {
        return all(month, month);
    }

    /// The companies of a row of tables 2 to 5.
    public String companies(String table, String code) {
        return companies(Map.of(table.equals("employees") ? "size" : table, code));
    }

    /// The companies that were monitored in a month.
    public String monitored(YearMonth month) {
        return companies(Map.of("monitored", month.toString()));
    }

    /// All companies that fit.
    public String companies() {
        return companies(Map.of());
    }

    private String companies(Map<String, String> narrowed) {
        Map<String, String> all = new LinkedHashMap<>(whose);
        all.putAll(narrowed);
        return "/companies" + (all.isEmpty() ? "" : "?") + all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public String alert(UUID alert) {
        return base + "/alerts/" + alert;
    }

    private RecordLink all(YearMonth from, YearMonth to) {
        RecordLink link = new RecordLink(base + "/alerts?state=all&since=" + from.atDay(1) + "&until=" + to.atEndOfMonth());
        for (Map.Entry<String, String> one : whose.entrySet()) {
            link = link.with(one.getKey(), one.getValue());
        }
        return link;
    }

    private static void put(Map<String, String> whose, String name, @Nullable String value) {
        if (value != null) {
            whose.put(name, value);
        }
    }
}

package dev.banso.company.web;

import dev.banso.company.CompanyEntry;
import dev.banso.company.Industries;
import dev.banso.company.Prefectures;
import dev.banso.company.SizeBand;
import dev.banso.events.ThreatClass;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the registry's forms let a person choose from.
public final class Choices {
    private Choices() {}

    public static Map<String, String> prefectures(Page page) {
        return Form.choices(Prefectures.NAMES, name -> Prefectures.name(name, page.locale()));
    }

    public static Map<String, String> industries(Page page) {
        return Form.choices(Industries.LETTERS, letter -> Industries.label(letter, page.locale()));
    }

    public static Map<String, String> sizes(Page page) {
        return bands(SizeBand.EMPLOYEES, page);
    }

    public static Map<String, String> capitals(Page page) {
        return bands(SizeBand.CAPITAL, page);
    }

    private static Map<String, String> bands(List<SizeBand> bands, Page page) {
        Map<String, String> choices = new LinkedHashMap<>();
        bands.forEach(band -> choices.put(band.label(), band.label(page.locale())));
        return choices;
    }

    public static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("ja", "日本語");
        languages.put("en", "English");
        return languages;
    }

    public static Map<String, String> services(Page page) {
        return Form.choices(CompanyEntry.OPTIONAL_SERVICES.stream().map(ThreatClass::code).toList(),
                code -> page.text("company.service." + code));
    }

    public static Map<String, String> severities(Page page) {
        return Form.choices(List.of("1", "2", "3", "4", "5"), level -> page.text("contact.severity." + level));
    }

    public static Map<String, String> vendors() {
        Map<String, String> vendors = new LinkedHashMap<>();
        vendors.put("fortigate", "FortiGate");
        vendors.put("suricata", "Suricata (EVE JSON)");
        return vendors;
    }

    public static Map<String, String> days(Page page) {
        return Form.choices(Arrays.stream(DayOfWeek.values()).map(day -> day.name().substring(0, 3)).toList(),
                code -> Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(code)).findFirst().orElseThrow()
                        .getDisplayName(TextStyle.SHORT, page.locale()));
    }
}

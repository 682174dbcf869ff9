package dev.banso.monitoring.web;

import dev.banso.company.Industries;
import dev.banso.company.SizeBand;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import java.util.ArrayList;
import java.util.List;

/// What narrows a list of alerts without standing in a visible field, in words: whoever came from a figure sees what is listed.
public final class Narrowed {
    /// The fields of the address that no form shows; forms carry them along.
    public static final List<String> HIDDEN =
            List.of("since", "until", "kind", "attack", "device", "prefecture", "industry", "size", "counted", "reaction", "verdict");

    private Narrowed() {}

    /// One phrase for each field.
    ///
    /// @param withClass whether class and path stand in no visible field either
    public static List<String> words(Page page, Form filter, boolean withClass) {
        List<String> words = new ArrayList<>();
        if (filter.given("since") != null || filter.given("until") != null) {
            words.add(page.text("monitoring.narrowed.period", day(filter.value("since")), day(filter.value("until"))));
        }
        if (withClass) {
            coded(page, filter, "class", "monitoring.short.", words);
            coded(page, filter, "path", "monitoring.path.", words);
        }
        coded(page, filter, "kind", "monitoring.kind.", words);
        if (filter.given("attack") != null) {
            words.add(page.text("monitoring.narrowed.attack", filter.value("attack")));
        }
        if (filter.given("prefecture") != null) {
            words.add(filter.value("prefecture"));
        }
        if (filter.given("industry") != null && Industries.LETTERS.contains(filter.value("industry"))) {
            words.add(Industries.label(filter.value("industry"), page.locale()));
        }
        SizeBand.EMPLOYEES.stream().filter(band -> filter.has("size", band.label())).forEach(band -> words.add(band.label(page.locale())));
        coded(page, filter, "counted", "monitoring.narrowed.counted.", words);
        coded(page, filter, "reaction", "monitoring.narrowed.reaction.", words);
        if (filter.has("verdict", "none")) {
            words.add(page.text("monitoring.queue.show.unjudged"));
        } else {
            coded(page, filter, "verdict", "monitoring.verdict.", words);
        }
        return words;
    }

    private static void coded(Page page, Form filter, String field, String keys, List<String> words) {
        if (filter.given(field) != null) {
            words.add(page.textOr(keys + filter.value(field), filter.value(field)));
        }
    }

    private static String day(String text) {
        return text.replace('-', '/');
    }
}

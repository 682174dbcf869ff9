package dev.banso.monitoring;

import dev.banso.events.detect.ReadingFields;
import dev.banso.events.detect.RuleMatch;
import dev.banso.intake.AttributedReading;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an event names the subject of a rule's alert, for filters that are made from it.
///
/// @param product the log source's
/// @param fields field and value of a rule; null where the event lacks the field
record AlertSelector(String product, Map<String, @Nullable String> fields) {
    private static final String SUBJECT = "banso.subject";

    static AlertSelector of(RuleMatch match, AttributedReading line) {
        var fields = new ReadingFields(line.reading());
        Map<String, @Nullable String> values = new LinkedHashMap<>(match.group());
        if (values.isEmpty()) {
            values.put(SUBJECT, fields.value(SUBJECT));
        }
        return new AlertSelector(fields.product(), values);
    }

    /// The subject as alerts show it.
    @Nullable String subject() {
        return fields.containsKey(SUBJECT) && fields.size() == 1 ? fields.get(SUBJECT) : String.join(" ", fields.values());
    }
}

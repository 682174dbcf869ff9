package dev.banso.monitoring;

import dev.banso.events.ThreatClass;
import dev.banso.events.detect.FilterText;
import dev.banso.problem.BansoException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The filter that takes in what goes on like an alert: of detections the same class, way and attack, from every rule; of
/// a rule's alerts that rule alone. On the same subject, or on any.
final class FilterOfAlert {
    private FilterOfAlert() {}

    /// @param selector of a rule's alerts
    static FilterText of(Alert alert, @Nullable AlertSelector selector, boolean anySubject) {
        return switch (alert.kind()) {
            case DETECTION -> detection(alert, Objects.requireNonNull(alert.threatClass()), anySubject);
            case REVIEW -> detection(alert, ThreatClass.REVIEW, anySubject);
            case RULE -> rule(alert, selector, anySubject);
            case SILENCE -> throw BansoException.user("monitoring.error.silence");
        };
    }

    private static FilterText detection(Alert alert, ThreatClass threatClass, boolean anySubject) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("banso.class", threatClass.code());
        if (threatClass == ThreatClass.MALWARE) {
            values.put("banso.path", alert.path() == null ? null : alert.path().code());
        }
        values.put("banso.attack", alert.attack());
        if (!anySubject) {
            values.put("banso.subject", alert.subject());
        }
        return new FilterText(Map.of("category", "detection"), Set.of(), values);
    }

    private static FilterText rule(Alert alert, @Nullable AlertSelector selector, boolean anySubject) {
        if (selector == null) {
            throw BansoException.user("monitoring.error.filter-by-hand");
        }
        Map<String, @Nullable String> values = anySubject ? Map.of("banso.format", FilterText.ANYTHING) : selector.fields();
        return new FilterText(Map.of("product", selector.product()), Set.of(Objects.requireNonNull(alert.ruleId())), values);
    }
}

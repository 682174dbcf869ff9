package dev.banso.events.detect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a rule says about itself.
///
/// @param id the rule's own, or one made from its name or title where the file has none
/// @param name by which correlations may refer to it
/// @param title in English
/// @param titleJa in Japanese (`custom.title_ja`), null where the author gave none
/// @param level `medium` where the file says nothing
/// @param tags such as `attack.t1110`
/// @param fields worth showing to the analyst
/// @param custom everything under `custom`, as text
/// @param origin file and line, `sslvpn.yml:12`
public record RuleDescription(
        UUID id,
        @Nullable String name,
        String title,
        @Nullable String titleJa,
        @Nullable String description,
        RuleKind kind,
        Level level,
        List<String> tags,
        List<String> falsePositives,
        List<String> fields,
        Map<String, String> custom,
        String origin) {

    /// Whether the rule only says which threat class a detection has (`custom.class_rule`). Every detection matches exactly
    /// one of these, so a filter can name it.
    public boolean isClassRule() {
        return "true".equals(custom.get("class_rule"));
    }
}

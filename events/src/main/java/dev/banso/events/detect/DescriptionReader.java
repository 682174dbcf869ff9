package dev.banso.events.detect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a document of a rule file says about itself.
final class DescriptionReader {
    private static final Set<String> KNOWN = Set.of(
            "title", "id", "name", "related", "taxonomy", "status", "description", "license", "references", "author",
            "date", "modified", "logsource", "detection", "correlation", "filter", "fields", "falsepositives", "level",
            "tags", "scope", "custom");
    private static final Set<String> STATUS = Set.of("stable", "test", "experimental", "deprecated", "unsupported");
    private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");
    private static final int LONGEST_TITLE = 256;

    private DescriptionReader() {}

    static RuleDescription read(YamlNode document, RuleKind kind) {
        checkKeys(document);
        var title = document.required("title");
        if (title.text().isBlank() || title.text().length() > LONGEST_TITLE) {
            throw title.refuse(RefusalReason.TITLE, LONGEST_TITLE);
        }
        var name = document.optionalText("name");
        var custom = custom(document.optional("custom"));
        return new RuleDescription(
                id(document, name == null ? title.text() : name),
                name,
                title.text(),
                custom.get("title_ja"),
                document.optionalText("description"),
                kind,
                level(document.optional("level")),
                tags(document.optional("tags")),
                document.optionalTexts("falsepositives"),
                document.optionalTexts("fields"),
                custom,
                document.file() + ":" + document.line());
    }

    /// The specification lets authors add keys of their own, but a key that is nearly a known one is a slip.
    private static void checkKeys(YamlNode document) {
        document.map();
        for (var entry : document.entries()) {
            if (entry.name().equals("action")) {
                throw entry.key().refuse(RefusalReason.ACTION);
            }
            var nearest = KNOWN.contains(entry.name()) ? null : Misspelling.nearest(entry.name(), KNOWN);
            if (nearest != null) {
                throw entry.key().refuse(RefusalReason.UNKNOWN_KEY, entry.name(), nearest);
            }
        }
        var taxonomy = document.optional("taxonomy");
        if (taxonomy != null && !taxonomy.text().equals("sigma")) {
            throw taxonomy.refuse(RefusalReason.TAXONOMY, taxonomy.text());
        }
        var status = document.optional("status");
        if (status != null && !STATUS.contains(status.text())) {
            throw status.refuse(RefusalReason.STATUS);
        }
        if (status != null && status.text().equals("unsupported")) {
            throw status.refuse(RefusalReason.STATUS_UNSUPPORTED);
        }
    }

    static UUID id(YamlNode document, String otherwise) {
        var id = document.optional("id");
        if (id == null) {
            return UUID.nameUUIDFromBytes(("sigma:" + otherwise).getBytes(StandardCharsets.UTF_8));
        }
        try {
            return UUID.fromString(id.text());
        } catch (IllegalArgumentException e) {
            throw id.refuse(RefusalReason.NO_UUID, id.text());
        }
    }

    private static Level level(@Nullable YamlNode node) {
        if (node == null) {
            return Level.MEDIUM;
        }
        for (var level : Level.values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return level;
            }
        }
        throw node.refuse(RefusalReason.LEVEL);
    }

    private static List<String> tags(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        for (var tag : node.items()) {
            if (!TAG.matcher(tag.text()).matches()) {
                throw tag.refuse(RefusalReason.TAG);
            }
        }
        return node.texts();
    }

    private static Map<String, String> custom(@Nullable YamlNode node) {
        var texts = new LinkedHashMap<String, String>();
        if (node != null) {
            node.map().forEach((key, value) -> texts.put(key, value.text()));
        }
        return texts;
    }
}

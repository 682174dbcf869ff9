package dev.banso.report.issue;

import dev.banso.events.ThreatClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What attacks are, in plain words (`attacks.yaml`): by family, otherwise by class.
final class AttackCatalogue {
    private final List<Family> families = new ArrayList<>();
    private final Map<ThreatClass, Family> classes = new EnumMap<>(ThreatClass.class);

    /// A kind of attack.
    record Family(String key, Pattern names, Map<Locale, DataFile.Text> texts) {
        DataFile.Text text(Locale locale) {
            return Objects.requireNonNull(texts.getOrDefault(locale, texts.get(Locale.JAPANESE)));
        }
    }

    AttackCatalogue() {
        DataFile file = DataFile.read("attacks.yaml");
        for (DataFile entry : file.maps("families")) {
            families.add(new Family(entry.string("key"), names(entry.strings("patterns")), entry.texts()));
        }
        for (ThreatClass threatClass : ThreatClass.values()) {
            classes.put(threatClass, new Family(threatClass.code(), names(List.of("*")), file.map("classes").map(threatClass.code()).texts()));
        }
        if (keys().size() != families.size()) {
            throw new IllegalStateException("attacks.yaml: a family is there twice");
        }
    }

    /// The family of that attack name, or what stands for the class where none fits.
    Family family(String attack, ThreatClass threatClass) {
        return families.stream()
                .filter(family -> family.names().matcher(attack).matches())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(classes.get(threatClass)));
    }

    Set<String> keys() {
        return families.stream().map(Family::key).collect(Collectors.toCollection(HashSet::new));
    }

    private static Pattern names(List<String> patterns) {
        return Pattern.compile(patterns.stream()
                .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}

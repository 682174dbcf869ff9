package dev.banso.events.detect;

import dev.banso.events.Format;
import dev.banso.events.Reading;
import org.jspecify.annotations.Nullable;

/// A reading as rules see it: the device's own keys, OCSF paths, and `banso.*` for what Banso decided.
public final class ReadingFields implements FieldSource {
    private static final String OWN = "banso.";

    private final Reading reading;

    public ReadingFields(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String product() {
        return reading.event().format() == Format.EVE ? "suricata" : "fortigate";
    }

    @Override
    public @Nullable String value(String field) {
        if (field.startsWith(OWN)) {
            return decided(field);
        }
        var value = reading.fields().get(field);
        return value != null || !Taxonomy.shipped().isOcsf(field) ? value : reading.event().get(field);
    }

    private @Nullable String decided(String field) {
        var threatClass = reading.threatClass();
        var path = reading.path();
        var blocked = reading.blocked();
        return switch (field) {
            case "banso.class" -> threatClass == null ? null : threatClass.code();
            case "banso.path" -> path == null ? null : path.code();
            case "banso.blocked" -> blocked == null ? null : blocked.toString();
            case "banso.attack" -> reading.attack();
            case "banso.subject" -> subject();
            case "banso.counted" -> Boolean.toString(reading.counted());
            case "banso.format" -> reading.event().format().code();
            default -> null;
        };
    }

    /// What a line without a class is about: the user, else where it came from.
    private @Nullable String subject() {
        if (reading.subject() != null || reading.threatClass() != null) {
            return reading.subject();
        }
        return reading.event().user() != null ? reading.event().user() : reading.event().srcIp();
    }

    @Override
    public Iterable<String> values() {
        return reading.fields().values();
    }
}

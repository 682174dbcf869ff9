package dev.banso.events.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The value modifiers of Sigma 2.1 that are supported, by their names in rules.
enum Modifier {
    ALL,
    CASED,
    NEQ,
    EXISTS,
    CONTAINS,
    STARTSWITH,
    ENDSWITH,
    WINDASH,
    WIDE,
    UTF16LE,
    UTF16BE,
    UTF16,
    BASE64,
    BASE64OFFSET,
    RE,
    I,
    M,
    S,
    CIDR,
    LT,
    LTE,
    GT,
    GTE,
    FIELDREF;

    private static final Set<String> TIME = Set.of("minute", "hour", "day", "week", "month", "year");

    /// The modifiers of a key such as `attack|contains|all`, in order.
    static List<Modifier> of(YamlNode key) {
        return Arrays.stream(key.text().split("\\|", -1)).skip(1).map(name -> named(name, key)).toList();
    }

    private static Modifier named(String name, YamlNode key) {
        for (var modifier : values()) {
            if (modifier.sigmaName().equals(name)) {
                return modifier;
            }
        }
        if (name.equals("expand")) {
            throw key.refuse(RefusalReason.EXPAND);
        }
        if (TIME.contains(name)) {
            throw key.refuse(RefusalReason.TIME_MODIFIER, name);
        }
        throw key.refuse(RefusalReason.MODIFIER, name, Arrays.stream(values()).map(Modifier::sigmaName).collect(Collectors.joining(", ")));
    }

    String sigmaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it turns a text into another text or several.
    boolean transforms() {
        return switch (this) {
            case CONTAINS, STARTSWITH, ENDSWITH, WINDASH, WIDE, UTF16LE, UTF16BE, UTF16, BASE64, BASE64OFFSET -> true;
            case ALL, CASED, NEQ, EXISTS, RE, I, M, S, CIDR, LT, LTE, GT, GTE, FIELDREF -> false;
        };
    }
}

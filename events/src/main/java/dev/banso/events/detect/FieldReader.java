package dev.banso.events.detect;

import dev.banso.events.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one line of a selection: a field with its modifiers, and the values to compare it with.
final class FieldReader {
    private static final Set<Modifier> WITH_REGEX =
            Set.of(Modifier.RE, Modifier.I, Modifier.M, Modifier.S, Modifier.ALL, Modifier.NEQ);
    private static final Set<Modifier> WITH_REFERENCE = Set.of(
            Modifier.FIELDREF,
            Modifier.NEQ,
            Modifier.CASED,
            Modifier.STARTSWITH,
            Modifier.ENDSWITH,
            Modifier.CONTAINS);

    private final FieldNames names;

    FieldReader(FieldNames names) {
        this.names = names;
    }

    Expression read(YamlNode key, YamlNode value) {
        var modifiers = Modifier.of(key);
        if (new HashSet<>(modifiers).size() != modifiers.size()) {
            throw key.refuse(RefusalReason.MODIFIER_TWICE);
        }
        var field = key.text().split("\\|", -1)[0];
        if (field.isEmpty()) {
            return keywords(key, value, modifiers);
        }
        var slot = names.slot(field, key);
        if (modifiers.contains(Modifier.EXISTS)) {
            only(key, modifiers, Set.of(Modifier.EXISTS), "exists");
            var exists = new Expression.Exists(slot);
            return value.truth() ? exists : new Expression.Not(exists);
        }
        var values = values(key, value, modifiers);
        if (values.size() == 1 && values.getFirst().isNull()) {
            only(key, modifiers, Set.of(Modifier.NEQ), "null");
            var exists = new Expression.Exists(slot);
            return modifiers.contains(Modifier.NEQ) ? exists : new Expression.Not(exists);
        }
        var tests = modifiers.contains(Modifier.FIELDREF)
                ? references(key, slot, values, modifiers)
                : fieldTests(slot, values.stream().map(item -> tests(key, item, modifiers)).toList(), modifiers);
        var joined = modifiers.contains(Modifier.ALL) ? Expression.all(tests) : Expression.any(tests);
        return modifiers.contains(Modifier.NEQ) ? new Expression.Not(joined) : joined;
    }

    /// Words that are looked for anywhere in the event.
    Expression keywords(YamlNode key, YamlNode value, List<Modifier> modifiers) {
        var search = new ArrayList<>(modifiers);
        if (modifiers.stream().noneMatch(modifier -> modifier == Modifier.RE || modifier == Modifier.CONTAINS)) {
            search.add(Modifier.CONTAINS);
        }
        var parts = new ArrayList<Expression>();
        for (var item : values(key, value, modifiers)) {
            if (item.isNull()) {
                throw item.refuse(RefusalReason.NULL_KEYWORD);
            }
            parts.add(Expression.any(tests(key, item, search).stream()
                    .<Expression>map(Expression.Keyword::new)
                    .toList()));
        }
        return modifiers.contains(Modifier.ALL) ? Expression.all(parts) : Expression.any(parts);
    }

    private static List<YamlNode> values(YamlNode key, YamlNode value, List<Modifier> modifiers) {
        var values = value.items();
        if (values.isEmpty()) {
            throw key.refuse(RefusalReason.EMPTY_LIST);
        }
        if (values.size() > 1 && values.stream().anyMatch(YamlNode::isNull)) {
            throw key.refuse(RefusalReason.NULL_IN_LIST);
        }
        if (values.size() == 1 && modifiers.contains(Modifier.ALL)) {
            throw key.refuse(RefusalReason.ALL_NEEDS_TWO);
        }
        return values;
    }

    /// The tests of which one must pass for one value of the rule.
    private static List<ValueTest> tests(YamlNode key, YamlNode value, List<Modifier> modifiers) {
        if (modifiers.contains(Modifier.RE)) {
            only(key, modifiers, WITH_REGEX, "re");
            return List.of(RegexReader.read(value, modifiers));
        }
        if (modifiers.stream().anyMatch(Set.of(Modifier.I, Modifier.M, Modifier.S)::contains)) {
            throw key.refuse(RefusalReason.REGEX_OPTIONS);
        }
        if (modifiers.contains(Modifier.CIDR)) {
            only(key, modifiers, Set.of(Modifier.CIDR, Modifier.ALL, Modifier.NEQ), "cidr");
            return List.of(network(value));
        }
        var comparison = comparison(key, modifiers);
        if (comparison != null) {
            return List.of(new ValueTest.Compare(comparison, number(value)));
        }
        var cased = modifiers.contains(Modifier.CASED);
        return TextTransform.apply(value, modifiers).stream().map(text -> text.test(cased)).toList();
    }

    private static ValueTest network(YamlNode value) {
        try {
            return new ValueTest.InNetwork(Network.parse(value.text()));
        } catch (IllegalArgumentException e) {
            throw value.refuse(RefusalReason.NETWORK, value.text());
        }
    }

    private static @Nullable Comparison comparison(YamlNode key, List<Modifier> modifiers) {
        for (var comparison : Comparison.values()) {
            var modifier = Modifier.valueOf(comparison.name());
            if (modifiers.contains(modifier)) {
                only(key, modifiers, Set.of(modifier, Modifier.ALL, Modifier.NEQ), modifier.sigmaName());
                return comparison;
            }
        }
        return null;
    }

    private static double number(YamlNode value) {
        if (!value.isNumber()) {
            throw value.refuse(RefusalReason.NUMBER);
        }
        return Double.parseDouble(value.text());
    }

    private List<Expression> references(YamlNode key, int slot, List<YamlNode> values, List<Modifier> modifiers) {
        only(key, modifiers, WITH_REFERENCE, "fieldref");
        var place = modifiers.contains(Modifier.CONTAINS)
                ? Expression.SameAs.Place.ANYWHERE
                : modifiers.contains(Modifier.STARTSWITH)
                        ? Expression.SameAs.Place.START
                        : modifiers.contains(Modifier.ENDSWITH)
                                ? Expression.SameAs.Place.END
                                : Expression.SameAs.Place.WHOLE;
        var cased = modifiers.contains(Modifier.CASED);
        return values.stream()
                .<Expression>map(other -> new Expression.SameAs(slot, names.slot(other.text(), other), place, cased))
                .toList();
    }

    /// One expression per value; equalities of a list become one look-up.
    private static List<Expression> fieldTests(int slot, List<List<ValueTest>> tests, List<Modifier> modifiers) {
        var cased = modifiers.contains(Modifier.CASED);
        var equal = new HashSet<String>();
        for (var alternatives : tests) {
            if (alternatives.size() == 1 && alternatives.getFirst() instanceof ValueTest.Equal one) {
                equal.add(one.text());
            }
        }
        if (equal.size() > 1 && equal.size() == tests.size() && !modifiers.contains(Modifier.ALL)) {
            return List.of(new Expression.Field(slot, new ValueTest.OneOf(Set.copyOf(equal), cased)));
        }
        return tests.stream()
                .map(alternatives -> Expression.any(alternatives.stream()
                        .<Expression>map(test -> new Expression.Field(slot, test))
                        .toList()))
                .toList();
    }

    private static void only(YamlNode key, List<Modifier> modifiers, Set<Modifier> allowed, String what) {
        for (var modifier : modifiers) {
            if (!allowed.contains(modifier)) {
                throw key.refuse(RefusalReason.MODIFIERS_APART, modifier.sigmaName(), what);
            }
        }
    }
}

package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a condition: `selection and not 1 of filter_*`. Binds, from loose to tight: or, and, not, x of, ( ).
final class ConditionReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
    private static final int DEEPEST = 100;

    private final YamlNode place;
    private final Map<String, Expression> selections;
    private final Set<String> used = new HashSet<>();
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ConditionReader(YamlNode place, Map<String, Expression> selections) {
        this.place = place;
        this.selections = selections;
    }

    /// The condition, or the list of conditions of which one must hold.
    static Expression read(YamlNode condition, Map<String, Expression> selections) {
        var used = new HashSet<String>();
        var parts = new ArrayList<Expression>();
        for (var item : condition.items()) {
            var reader = new ConditionReader(item, selections);
            parts.add(reader.whole(item.text()));
            used.addAll(reader.used);
        }
        if (parts.isEmpty()) {
            throw condition.refuse(RefusalReason.CONDITION_EMPTY);
        }
        for (var name : selections.keySet()) {
            if (!used.contains(name) && !name.startsWith("_")) {
                throw condition.refuse(RefusalReason.SELECTION_UNUSED, name);
            }
        }
        return Expression.any(parts);
    }

    private Expression whole(String text) {
        var matcher = TOKEN.matcher(text.strip());
        while (matcher.find()) {
            tokens.add(matcher.group(1));
        }
        var expression = or();
        if (next < tokens.size()) {
            throw tokens.get(next).equals("|")
                    ? place.refuse(RefusalReason.AGGREGATION)
                    : place.refuse(RefusalReason.UNEXPECTED_WORD, tokens.get(next));
        }
        return expression;
    }

    private Expression or() {
        var parts = new ArrayList<Expression>(List.of(and()));
        while (take("or")) {
            parts.add(and());
        }
        return Expression.any(parts);
    }

    private Expression and() {
        var parts = new ArrayList<Expression>(List.of(not()));
        while (take("and")) {
            parts.add(not());
        }
        return Expression.all(parts);
    }

    private Expression not() {
        if (++depth > DEEPEST) {
            throw place.refuse(RefusalReason.CONDITION_DEEP, DEEPEST);
        }
        var expression = take("not") ? new Expression.Not(not()) : primary();
        depth--;
        return expression;
    }

    private Expression primary() {
        if (take("(")) {
            var inner = or();
            if (!take(")")) {
                throw place.refuse(RefusalReason.PARENTHESIS);
            }
            return inner;
        }
        var token = take();
        if (peek("of")) {
            next++;
            return quantified(token, take());
        }
        return selection(token);
    }

    private Expression quantified(String quantifier, String pattern) {
        var parts = matching(pattern);
        return switch (quantifier) {
            case "1", "any" -> Expression.any(parts);
            case "all" -> Expression.all(parts);
            default -> throw place.refuse(RefusalReason.QUANTIFIER, quantifier);
        };
    }

    private List<Expression> matching(String pattern) {
        var wanted = WildcardText.parse(pattern);
        var names = selections.keySet().stream()
                .filter(name -> pattern.equals("them") ? !name.startsWith("_") : wanted.matches(name))
                .toList();
        if (names.isEmpty()) {
            throw place.refuse(RefusalReason.NO_SELECTION_FITS, pattern);
        }
        return names.stream().map(this::selection).toList();
    }

    private Expression selection(String name) {
        var selection = selections.get(name);
        if (selection == null) {
            var nearest = Misspelling.nearest(name, selections.keySet());
            throw nearest == null
                    ? place.refuse(RefusalReason.NO_SELECTION, name)
                    : place.refuse(RefusalReason.NO_SELECTION_BUT, name, nearest);
        }
        used.add(name);
        return selection;
    }

    private String take() {
        if (next == tokens.size()) {
            throw place.refuse(RefusalReason.CONDITION_ENDS);
        }
        return tokens.get(next++);
    }

    private boolean take(String word) {
        if (!peek(word)) {
            return false;
        }
        next++;
        return true;
    }

    private boolean peek(String word) {
        return next < tokens.size() && tokens.get(next).equals(word);
    }
}

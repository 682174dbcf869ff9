package dev.banso.events.detect;

import java.util.List;

/// A rule's detection or a part of it, ready to be asked.
sealed interface Expression {
    boolean test(EventView event);

    /// Every part holds; true of no parts.
    record All(List<Expression> parts) implements Expression {
        @Override
        public boolean test(EventView event) {
            for (var i = 0; i < parts.size(); i++) {
                if (!parts.get(i).test(event)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// At least one part holds.
    record Any(List<Expression> parts) implements Expression {
        @Override
        public boolean test(EventView event) {
            for (var i = 0; i < parts.size(); i++) {
                if (parts.get(i).test(event)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public boolean test(EventView event) {
            return !part.test(event);
        }
    }

    /// The event has the field and its value passes.
    record Field(int slot, ValueTest test) implements Expression {
        @Override
        public boolean test(EventView event) {
            var value = event.value(slot);
            var folded = event.folded(slot);
            return value != null && folded != null && test.test(value, folded);
        }
    }

    /// The event has the field, be it empty.
    record Exists(int slot) implements Expression {
        @Override
        public boolean test(EventView event) {
            return event.value(slot) != null;
        }
    }

    /// Two fields of the event compared with each other; a missing one compares with nothing.
    record SameAs(int slot, int otherSlot, Place place, boolean cased) implements Expression {
        /// Where in the field the other's value is looked for.
        enum Place {
            WHOLE,
            START,
            END,
            ANYWHERE
        }

        @Override
        public boolean test(EventView event) {
            var value = cased ? event.value(slot) : event.folded(slot);
            var other = cased ? event.value(otherSlot) : event.folded(otherSlot);
            if (value == null || other == null) {
                return false;
            }
            return switch (place) {
                case WHOLE -> value.equals(other);
                case START -> value.startsWith(other);
                case END -> value.endsWith(other);
                case ANYWHERE -> value.contains(other);
            };
        }
    }

    /// A word anywhere in the event.
    record Keyword(ValueTest test) implements Expression {
        @Override
        public boolean test(EventView event) {
            return event.anyValue(test);
        }
    }

    static Expression all(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    static Expression any(List<Expression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }
}

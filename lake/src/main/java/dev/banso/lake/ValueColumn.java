package dev.banso.lake;

import dev.banso.events.line.Spelling;
import java.util.List;

/// A column from which values of lines come back.
///
/// @param name of the column, and of the mark in shapes
/// @param type what it holds
/// @param given whether the event fills it for searches; a line's value can only be what stands there already
/// @param keys under which lines have it
record ValueColumn(String name, Type type, boolean given, List<String> keys) {
    enum Type {
        TEXT,
        NUMBER,
        HARDWARE_ADDRESS,
        UUID
    }

    static ValueColumn given(String name, Type type, String... keys) {
        return new ValueColumn(name, type, true, List.of(keys));
    }

    static ValueColumn own(String name, Type type, String... keys) {
        return new ValueColumn(name, type, false, List.of(keys));
    }

    Spelling spelling() {
        return type == Type.HARDWARE_ADDRESS ? Spelling.HARDWARE_ADDRESS : Spelling.NUMBER;
    }

    /// What the function that restores lines takes: numbers as they are, everything else as text.
    String argument() {
        return switch (type) {
            case TEXT -> "\"" + name + "\"";
            case NUMBER, HARDWARE_ADDRESS -> name + "::bigint";
            case UUID -> name + "::varchar";
        };
    }

    boolean isText() {
        return type == Type.TEXT || type == Type.UUID;
    }
}

package dev.banso.lake;

import org.jspecify.annotations.Nullable;

/// What the columns hold for one line; columns are named by their place in [ValueColumns#ALL].
interface Cells {
    /// When it happened, microseconds.
    long time();

    /// What a column of numbers holds; there is something in it.
    long number(int column);

    /// What a column of texts or UUIDs holds.
    @Nullable String text(int column);
}

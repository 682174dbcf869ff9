package dev.banso.lake;

import dev.banso.events.line.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// A place in a shape where a value goes: what is written there, from what the columns hold.
sealed interface Hole {
    /// The values without a column of their own, in their order.
    Hole REST = new Rest();

    /// What a mark in a shape means.
    ///
    /// @throws IllegalArgumentException where no version of Banso known to this one wrote it
    static Hole of(String name) {
        if (name.isEmpty()) {
            return REST;
        }
        for (var clock : Clock.values()) {
            if (clock.mark.equals(name)) {
                return clock;
            }
        }
        var position = ValueColumns.position(name);
        if (position < 0) {
            throw new IllegalArgumentException("a line has a value in a column that is not known: " + name);
        }
        return new Column(position);
    }

    /// What stands for it in a shape.
    static byte[] mark(String name) {
        return ("{" + name + "}").getBytes(StandardCharsets.US_ASCII);
    }

    /// The next of the values without a column.
    record Rest() implements Hole {}

    /// What a column holds.
    ///
    /// @param position in [ValueColumns#ALL]
    record Column(int position) implements Hole {
        void write(Cells cells, Bytes target) {
            var column = ValueColumns.ALL.get(position);
            if (column.isText()) {
                var text = cells.text(position);
                target.put(text == null ? "" : text);
            } else {
                column.spelling().write(cells.number(position), target);
            }
        }
    }

    /// A spelling of the time of the event.
    enum Clock implements Hole {
        /// `2026-11-24` in the zone of the line.
        DATE("date", "date") {
            @Override
            void write(Cells cells, Bytes target) {
                var date = LocalDate.ofEpochDay(Math.floorDiv(localSeconds(cells), 86_400L));
                target.putNumber(date.getYear(), 4);
                target.put('-');
                target.putNumber(date.getMonthValue(), 2);
                target.put('-');
                target.putNumber(date.getDayOfMonth(), 2);
            }
        },
        /// `13:05:59` in the zone of the line.
        TIME("clock", "time") {
            @Override
            void write(Cells cells, Bytes target) {
                var second = Math.floorMod(localSeconds(cells), 86_400L);
                target.putNumber(second / 3600, 2);
                target.put(':');
                target.putNumber(second / 60 % 60, 2);
                target.put(':');
                target.putNumber(second % 60, 2);
            }
        },
        /// Nanoseconds since 1970.
        NANOSECONDS("nanoseconds", "eventtime") {
            @Override
            void write(Cells cells, Bytes target) {
                target.putNumber(cells.time() * 1000 + cells.number(ValueColumns.NANOS), 1);
            }
        },
        /// Seconds since 1970.
        SECONDS("seconds", "eventtime") {
            @Override
            void write(Cells cells, Bytes target) {
                target.putNumber(cells.time() / 1_000_000, 1);
            }
        };

        private final String mark;
        private final String key;

        Clock(String mark, String key) {
            this.mark = mark;
            this.key = key;
        }

        abstract void write(Cells cells, Bytes target);

        String mark() {
            return mark;
        }

        String key() {
            return key;
        }

        private static long localSeconds(Cells cells) {
            return Math.floorDiv(cells.time(), 1_000_000L) + cells.number(ValueColumns.ZONE) * 60;
        }
    }
}

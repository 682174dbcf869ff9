package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// Files that each are in [order][EventOrder], as one file in that order. Values are copied as they are, column by column: no line
/// is taken apart that was proven before to come back.
final class MergedColumns implements AutoCloseable {
    private static final List<Type> ORDER =
            Stream.of("company", "time", "sequence").map(LineSchema.PARQUET::getType).toList();

    private final List<Type> columns;
    private final List<Part> parts = new ArrayList<>();
    private final PriorityQueue<Part> heads = new PriorityQueue<>(
            Comparator.<Part, @Nullable UUID>comparing(part -> part.company, EventOrder.BY_OWNER)
                    .thenComparingLong(part -> part.time)
                    .thenComparingLong(part -> part.sequence));
    private final List<Part> order = new ArrayList<>();

    /// @param schema what the one file will have
    MergedColumns(List<Path> paths, MessageType schema) throws IOException {
        columns = schema.getFields();
        try {
            for (var path : paths) {
                var part = new Part(path);
                parts.add(part);
                if (part.next()) {
                    heads.add(part);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /// Whether all files have shapes. Those from before there were any hold their lines, which can be taken apart now.
    boolean haveShapes() {
        return parts.stream().allMatch(part -> part.values.has("shape"));
    }

    /// Copies all rows.
    ///
    /// @param pause is run after every some rows
    /// @return how many
    long copyTo(EventFile file, Runnable pause) throws IOException {
        var rows = 0L;
        for (var some = fill(file); some > 0; some = fill(file)) {
            file.end(some);
            rows += some;
            pause.run();
        }
        return rows;
    }

    /// As many rows as are filled at a time, or the last ones.
    private int fill(EventFile file) throws IOException {
        var filled = 0;
        while (filled < EventFile.ROWS_AT_A_TIME && !heads.isEmpty()) {
            arrange(EventFile.ROWS_AT_A_TIME - filled);
            copy(file);
            filled += order.size();
        }
        return filled;
    }

    /// Finds out from which files the next rows come: at most so many, and none behind the end of a group of rows.
    private void arrange(int most) throws IOException {
        order.clear();
        var groupEnds = false;
        while (order.size() < most && !groupEnds && !heads.isEmpty()) {
            var part = heads.remove();
            order.add(part);
            groupEnds = part.take();
            if (part.next()) {
                heads.add(part);
            }
        }
    }

    private void copy(EventFile file) {
        for (var column = 0; column < columns.size(); column++) {
            var target = file.column(column);
            var present = columns.get(column).isRepetition(Type.Repetition.REQUIRED) ? EventFile.REQUIRED : EventFile.PRESENT;
            for (var part : order) {
                part.values.columns().get(column).copyTo(target, present);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var part : parts) {
            part.close();
        }
    }

    /// A file, by what its next row is put into order, and all that it has, which is read some rows later.
    private final class Part implements AutoCloseable {
        private final GroupReader keys;
        private final GroupReader values;
        private long keysLeft;
        private long valuesLeft;
        private @Nullable UUID company;
        private long time;
        private long sequence;

        private Part(Path path) throws IOException {
            keys = new GroupReader(path, ORDER);
            values = new GroupReader(path, columns);
        }

        /// Goes on to the next row; false behind the last one.
        private boolean next() throws IOException {
            while (keysLeft == 0) {
                if (!keys.next()) {
                    return false;
                }
                keysLeft = keys.rows();
            }
            keysLeft--;
            var key = keys.columns().iterator();
            company = key.next().id();
            time = key.next().number();
            sequence = key.next().number();
            return true;
        }

        /// Takes this row to be copied next.
        ///
        /// @return whether it is the last of its group, so that it must be copied before another is taken
        private boolean take() throws IOException {
            while (valuesLeft == 0) {
                values.next();
                valuesLeft = values.rows();
            }
            valuesLeft--;
            return valuesLeft == 0;
        }

        @Override
        public void close() throws IOException {
            try (keys) {
                values.close();
            }
        }
    }
}

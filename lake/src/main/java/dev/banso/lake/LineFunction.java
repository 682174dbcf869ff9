package dev.banso.lake;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Restores lines within DuckDB: `restored_line(shape, rest, time, …)` is the line as text, null where there is no shape.
final class LineFunction {
    private static final int BEFORE_VALUES = 3;

    /// What stands for the line of a row of any file of the lake.
    static final String LINE = "coalesce(line, restored_line(shape, rest, epoch_us(time), " + ValueColumns.arguments() + "))";

    private LineFunction() {}

    static void register(Connection connection) throws SQLException {
        try (var function = DuckDBFunctions.scalarFunction()) {
            function.withName("restored_line")
                    .withParameters(DuckDBColumnType.VARCHAR, DuckDBColumnType.VARCHAR, DuckDBColumnType.BIGINT);
            for (var column : ValueColumns.ALL) {
                function.withParameter(column.isText() ? DuckDBColumnType.VARCHAR : DuckDBColumnType.BIGINT);
            }
            function.withReturnType(DuckDBColumnType.VARCHAR)
                    .withVectorizedFunction(LineFunction::restore)
                    .register(connection);
        }
    }

    private static void restore(DuckDBDataChunkReader chunk, DuckDBWritableVector lines) {
        var restorer = new LineRestorer();
        var rows = new ChunkRows(chunk);
        for (var row = 0L; row < chunk.rowCount(); row++) {
            var shape = rows.shape(row);
            if (shape == null) {
                lines.setNull(row);
            } else {
                lines.setString(row, restorer.text(shape, rows.rest(row), rows));
            }
        }
    }

    /// The rows of a chunk, one after the other.
    private static final class ChunkRows implements Cells {
        private final DuckDBReadableVector[] vectors;
        private long row;

        private ChunkRows(DuckDBDataChunkReader chunk) {
            vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
            for (var i = 0; i < vectors.length; i++) {
                vectors[i] = chunk.vector(i);
            }
        }

        private @Nullable String shape(long newRow) {
            row = newRow;
            return vectors[0].isNull(row) ? null : vectors[0].getString(row);
        }

        private String rest(long atRow) {
            return vectors[1].getString(atRow);
        }

        @Override
        public long time() {
            return vectors[2].getLong(row);
        }

        @Override
        public long number(int column) {
            return vectors[BEFORE_VALUES + column].getLong(row);
        }

        @Override
        public String text(int column) {
            return vectors[BEFORE_VALUES + column].getString(row);
        }
    }
}

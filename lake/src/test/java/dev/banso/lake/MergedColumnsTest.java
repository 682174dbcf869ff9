package dev.banso.lake;

import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedColumnsTest {
    /// More than a group of rows holds in either file.
    private static final int ROWS = 63_000;

    @TempDir
    Path folder;

    @Test
    void bringsRowsOfManyGroupsInOrder() throws Exception {
        var odd = settled("odd", 1, 2);
        var even = settled("even", 2, 2);
        assertThat(sequences(merged(List.of(even, odd)))).isEqualTo(Lakes.upTo(ROWS));
    }

    @Test
    void takesFilesThatFollowOneAnother() throws Exception {
        var files = new ArrayList<Path>();
        for (var file = 0; file < 3; file++) {
            files.add(settled("file" + file, file * 10 + 1, 1, file * 10 + 10));
        }
        assertThat(sequences(merged(files))).isEqualTo(Lakes.upTo(30));
    }

    private Path merged(List<Path> files) throws IOException {
        var target = folder.resolve("merged");
        try (var columns = new MergedColumns(files, SettledSchema.PARQUET);
                var file = SettledFileWriter.begin(target)) {
            assertThat(columns.haveShapes()).isTrue();
            columns.copyTo(file, () -> {});
        }
        return target;
    }

    private Path settled(String name, int first, int step) throws IOException {
        return settled(name, first, step, ROWS);
    }

    private Path settled(String name, int first, int step, int last) throws IOException {
        var path = folder.resolve(name);
        try (var file = new SettledFileWriter(path, new LineShaper())) {
            for (var sequence = first; sequence <= last; sequence += step) {
                file.write(event(sequence).time(OCTOBER.plusMillis(sequence)).build());
            }
        }
        return path;
    }

    private static List<Long> sequences(Path path) throws IOException {
        var sequences = new ArrayList<Long>();
        try (var file = new GroupReader(path, List.of(SettledSchema.PARQUET.getType("sequence")))) {
            while (file.next()) {
                for (var row = 0L; row < file.rows(); row++) {
                    sequences.add(file.columns().getFirst().number());
                }
            }
        }
        return sequences;
    }
}

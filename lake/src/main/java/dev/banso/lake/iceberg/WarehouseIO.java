package dev.banso.lake.iceberg;

import dev.banso.lake.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/// How Iceberg reads and writes its own files, which are small: whole, in memory. Needs nothing of Hadoop.
final class WarehouseIO implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient Warehouse warehouse;
    private final transient Consumer<String> steps;

    /// @param steps told of every change of a file
    WarehouseIO(Warehouse warehouse, Consumer<String> steps) {
        this.warehouse = warehouse;
        this.steps = steps;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new Input(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new Output(location);
    }

    @Override
    public void deleteFile(String location) {
        try {
            warehouse.delete(path(location));
            steps.accept("deleted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The path in the warehouse of a file that others name so.
    String path(String location) {
        var prefix = warehouse.location() + "/";
        if (!location.startsWith(prefix)) {
            throw new NotFoundException("%s is not in %s", location, warehouse.location());
        }
        return location.substring(prefix.length());
    }

    byte[] read(String location) {
        try {
            return warehouse.read(path(location));
        } catch (NoSuchFileException e) {
            throw new NotFoundException(e, "%s is not there", location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Input implements InputFile {
        private final String location;
        private byte[] content = {};
        private boolean isRead;

        private Input(String location) {
            this.location = location;
        }

        private byte[] content() {
            if (!isRead) {
                content = read(location);
                isRead = true;
            }
            return content;
        }

        @Override
        public long getLength() {
            return content().length;
        }

        @Override
        public SeekableInputStream newStream() {
            return new InputBytes(content());
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public boolean exists() {
            try {
                content();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        }
    }

    private final class Output implements OutputFile {
        private final String location;

        private Output(String location) {
            this.location = location;
        }

        /// No two files of a table have one name.
        @Override
        public PositionOutputStream create() {
            return createOrOverwrite();
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return new OutputBytes(content -> {
                warehouse.write(path(location), content);
                steps.accept("written");
            });
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public InputFile toInputFile() {
            return new Input(location);
        }
    }
}

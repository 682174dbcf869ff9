package dev.banso.lake.warehouse;

import java.io.IOException;
import java.util.List;

/// Keeps files that are written once, under paths with `/`. Each is there as a whole or not at all, and survives a crash as
/// soon as a method returns.
public interface Warehouse extends AutoCloseable {
    /// What stands before a path where others name the file: `file:///var/lib/banso/lake`, without a slash at its end.
    String location();

    /// How others name a file.
    default String location(String path) {
        return location() + "/" + path;
    }

    /// All bytes of a file.
    ///
    /// @throws java.nio.file.NoSuchFileException where there is none
    byte[] read(String path) throws IOException;

    /// Makes a file of these bytes, in place of one that may be there.
    void write(String path, byte[] content) throws IOException;

    /// Removes a file; nothing happens where there is none.
    void delete(String path) throws IOException;

    /// The paths of all files below a folder, those included that a crash left unfinished.
    List<String> list(String folder) throws IOException;

    @Override
    default void close() {}
}

package dev.banso.lake.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Keeps files that are written once, under paths with `/`. Each is there as a whole or not at all, and survives a crash as
/// soon as a method returns.
public interface Warehouse extends AutoCloseable {
    /// What stands before a path where others name the file: `file:///var/lib/banso/lake` or `s3://lines/banso`, without a slash
    /// at its end.
    String location();

    /// How others name a file.
    default String location(String path) {
        return location() + "/" + path;
    }

    /// The part of it below a folder, as a warehouse.
    Warehouse below(String folder);

    /// All bytes of a file.
    ///
    /// @throws java.nio.file.NoSuchFileException where there is none
    byte[] read(String path) throws IOException;

    /// Makes a file of these bytes, in place of one that may be there.
    void write(String path, byte[] content) throws IOException;

    /// Makes a file of a complete one on this machine's disk, which stays; compares what arrived with what was sent.
    void store(String path, Path complete) throws IOException;

    /// Writes a file to this machine's disk and compares what arrived with what was stored. The target may survive as a part
    /// where it fails.
    ///
    /// @throws java.nio.file.NoSuchFileException where there is none
    void fetch(String path, Path target) throws IOException;

    /// Removes a file; nothing happens where there is none.
    void delete(String path) throws IOException;

    /// The paths of all files below a folder, those included that a crash left unfinished.
    List<String> list(String folder) throws IOException;

    @Override
    default void close() {}
}

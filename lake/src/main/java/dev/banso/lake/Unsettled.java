package dev.banso.lake;

import java.util.List;

/// Files that wait to be settled.
///
/// @param files how many
/// @param bytes their size
public record Unsettled(int files, long bytes) {
    static Unsettled of(List<LineFile> files) {
        return new Unsettled(files.size(), files.stream().mapToLong(LineFile::bytes).sum());
    }
}

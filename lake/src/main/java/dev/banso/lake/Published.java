package dev.banso.lake;

/// Which files others may be reading without our knowing.
@FunctionalInterface
interface Published {
    /// There are no others.
    Published NOTHING = path -> false;

    /// Whether a file that is no longer part of the lake must stay on disk all the same.
    boolean mayBeRead(String path);
}

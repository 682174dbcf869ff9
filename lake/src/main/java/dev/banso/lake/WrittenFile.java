package dev.banso.lake;

import java.nio.file.Path;

/// A complete file, and what it will be in the lake.
record WrittenFile(Path complete, LineFile file) {}

package dev.banso.notify.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One section of a text file.
///
/// @param condition when it holds, or null: always
/// @param line where its heading stands, from 1
public record Section(Part part, @Nullable Condition condition, List<Block> blocks, int line) {}

package dev.banso.backup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One argument and options with a value each.
///
/// @param folder the argument
record CommandLine(String folder, Map<String, String> options) {
    /// Null where the arguments are something else.
    static @Nullable CommandLine read(List<String> arguments, Set<String> known) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--") || arguments.size() % 2 == 0) {
            return null;
        }
        Map<String, String> options = new HashMap<>();
        for (int index = 1; index < arguments.size(); index += 2) {
            if (!known.contains(arguments.get(index)) || options.put(arguments.get(index), arguments.get(index + 1)) != null) {
                return null;
            }
        }
        return new CommandLine(arguments.getFirst(), options);
    }
}

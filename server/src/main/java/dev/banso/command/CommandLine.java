package dev.banso.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The words after a command, read by one grammar for all: `--option VALUE` or `--option=VALUE`, each at most once, before or after
/// the argument. A value that begins with `--` itself is written with `=`.
///
/// @param argument what belongs to no option; null where there is nothing
/// @param options values by name, without the dashes
/// @param problems everything that is wrong, one line each
public record CommandLine(@Nullable String argument, Map<String, String> options, List<String> problems) {
    /// @param argument how the command calls its argument, or null where it takes none
    /// @param known names of its options, without the dashes
    public static CommandLine read(List<String> words, @Nullable String argument, Collection<String> known) {
        Reader reader = new Reader(argument, known);
        for (int index = 0; index < words.size(); index++) {
            String next = index + 1 < words.size() && !words.get(index + 1).startsWith("--") ? words.get(index + 1) : null;
            if (reader.takes(words.get(index), next)) {
                index++;
            }
        }
        return reader.line();
    }

    /// The argument of a command that takes one.
    public String givenArgument() {
        return Objects.requireNonNull(argument);
    }

    public @Nullable String option(String name) {
        return options.get(name);
    }

    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private static final class Reader {
        private final @Nullable String wanted;
        private final Collection<String> known;
        private final Map<String, String> options = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable String argument;

        private Reader(@Nullable String wanted, Collection<String> known) {
            this.wanted = wanted;
            this.known = known;
        }

        /// @return whether the word takes the next one as its value
        private boolean takes(String word, @Nullable String next) {
            if (!word.startsWith("--")) {
                argument(word);
                return false;
            }
            int equals = word.indexOf('=');
            String name = word.substring(2, equals < 0 ? word.length() : equals);
            String value = equals < 0 ? next : word.substring(equals + 1);
            if (!known.contains(name)) {
                problems.add("unknown option --" + name + "; options are --" + String.join(", --", known));
            } else if (value == null) {
                problems.add("--" + name + " needs a value");
            } else if (options.putIfAbsent(name, value) != null) {
                problems.add("--" + name + " is given twice; give it once");
            }
            return equals < 0 && next != null;
        }

        private void argument(String word) {
            if (wanted == null) {
                problems.add("'" + word + "' belongs to no option; options are --" + String.join(", --", known));
            } else if (argument != null) {
                problems.add("there is one " + wanted + ", not both '" + argument + "' and '" + word + "'");
            } else {
                argument = word;
            }
        }

        private CommandLine line() {
            if (wanted != null && argument == null) {
                problems.add(wanted + " is missing");
            }
            return new CommandLine(argument, options, problems);
        }
    }
}

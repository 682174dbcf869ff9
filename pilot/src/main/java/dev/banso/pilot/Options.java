package dev.banso.pilot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `banso pilot` was asked for.
///
/// @param tables the tables that decide over the exit code, or null for all that are built
record Options(@Nullable Path scenario, @Nullable Set<Integer> tables, boolean json) {
    static final String USAGE = """
            Usage: ./banso pilot [--tables 2,3,30] [--scenario FILE] [--json]
              --tables    the tables that must be right (default: all that are built)
              --scenario  another scenario than the trial of 2020; the format is described in docs/pilot.md
              --json      print the computed figures as JSON instead""";

    /// @throws PilotException where the options are not understood
    static Options parse(String[] arguments) {
        Path scenario = null;
        Set<Integer> tables = null;
        boolean json = false;
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--json" -> json = true;
                case "--scenario" -> scenario = Path.of(value(option, rest));
                case "--tables" -> tables = numbers(value(option, rest));
                default -> throw new PilotException("unknown option " + option + "\n" + USAGE);
            }
        }
        return new Options(scenario, tables, json);
    }

    private static String value(String option, List<String> rest) {
        if (rest.isEmpty()) {
            throw new PilotException(option + " needs a value\n" + USAGE);
        }
        return rest.removeFirst();
    }

    private static Set<Integer> numbers(String list) {
        Set<Integer> numbers = new TreeSet<>();
        for (String number : list.split(",")) {
            try {
                numbers.add(Integer.parseInt(number.strip()));
            } catch (NumberFormatException notANumber) {
                throw new PilotException("--tables takes numbers such as 2,3,30, not " + list);
            }
        }
        return numbers;
    }
}

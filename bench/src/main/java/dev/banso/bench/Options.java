package dev.banso.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The words behind `banso bench NAME`, taken out one after the other. Also whether small numbers are wanted, which prove
/// that a measurement works and say nothing about the product.
final class Options {
    private final List<String> words;
    private final boolean quick;

    Options(List<String> words) {
        this.words = new ArrayList<>(words);
        quick = this.words.remove("--quick");
    }

    /// @throws IllegalArgumentException where the option is there without a value
    String text(String name, String otherwise) {
        int place = words.indexOf(name);
        if (place < 0) {
            return otherwise;
        }
        if (place + 1 == words.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        words.remove(place);
        return words.remove(place);
    }

    /// Words separated by commas.
    ///
    /// @throws IllegalArgumentException where one is not among those that are known
    List<String> list(String name, List<String> known) {
        List<String> asked = List.of(text(name, String.join(",", known)).split(","));
        if (!known.containsAll(asked)) {
            throw new IllegalArgumentException(asked + ": only " + known + " can be measured");
        }
        return asked;
    }

    /// A number above 0.
    ///
    /// @param small instead of `otherwise` where small numbers are wanted
    /// @throws IllegalArgumentException where it is none
    int number(String name, int otherwise, int small) {
        return number(name, text(name, Integer.toString(quick ? small : otherwise)));
    }

    /// Numbers above 0, separated by commas; like [#number].
    List<Integer> numbers(String name, String otherwise, String small) {
        return Stream.of(text(name, quick ? small : otherwise).split(",")).map(each -> number(name, each)).toList();
    }

    private static int number(String name, String text) {
        try {
            int number = Integer.parseInt(text.replace("_", ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers that are too small
        }
        throw new IllegalArgumentException(name + " must be a number above 0, not " + text);
    }

    /// @throws IllegalArgumentException naming what nobody took
    void requireNothingLeft() {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + String.join(" ", words));
        }
    }
}

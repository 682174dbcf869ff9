package dev.banso.events.detect;

import dev.banso.events.IpAddress;
import dev.banso.events.Network;
import java.util.Set;
import java.util.regex.Pattern;

/// A test of one value. Each gets the value as written and the same in lower case, and takes the one it needs.
sealed interface ValueTest {
    boolean test(String value, String folded);

    record Equal(String text, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return (cased ? value : folded).equals(text);
        }
    }

    record OneOf(Set<String> texts, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return texts.contains(cased ? value : folded);
        }
    }

    record StartsWith(String text, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return (cased ? value : folded).startsWith(text);
        }
    }

    record EndsWith(String text, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return (cased ? value : folded).endsWith(text);
        }
    }

    record Contains(String text, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return (cased ? value : folded).contains(text);
        }
    }

    record Glob(WildcardText text, boolean cased) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return text.matches(cased ? value : folded);
        }
    }

    record Regex(Pattern pattern) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            return pattern.matcher(new PatientText(value)).find();
        }
    }

    record InNetwork(Network network) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            var address = IpAddress.parse(value);
            return address != null && network.contains(address);
        }
    }

    record Compare(Comparison comparison, double number) implements ValueTest {
        @Override
        public boolean test(String value, String folded) {
            try {
                return comparison.holds(Double.compare(Double.parseDouble(value), number));
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }
}

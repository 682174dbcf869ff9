package dev.banso.events.detect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads regular expressions of the flavour that the specification allows.
final class RegexReader {
    private static final Pattern GROUP_OPTION = Pattern.compile("(?<!\\\\)\\(\\?(?!:)");
    private static final Pattern BACK_REFERENCE = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\[1-9k]");
    private static final Pattern POSSESSIVE = Pattern.compile("(?<!\\\\)[*+?}]\\+");

    private RegexReader() {}

    static ValueTest read(YamlNode value, List<Modifier> modifiers) {
        var text = value.text();
        if (GROUP_OPTION.matcher(text).find()) {
            throw value.refuse("look-arounds and inline options are not part of Sigma's regular expressions;"
                    + " for case use 're|i'");
        }
        if (BACK_REFERENCE.matcher(text).find() || POSSESSIVE.matcher(text).find()) {
            throw value.refuse("back references and possessive quantifiers are not part of Sigma's regular expressions");
        }
        var flags = 0;
        flags |= modifiers.contains(Modifier.I) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= modifiers.contains(Modifier.M) ? Pattern.MULTILINE : 0;
        flags |= modifiers.contains(Modifier.S) ? Pattern.DOTALL : 0;
        try {
            return new ValueTest.Regex(Pattern.compile(text, flags));
        } catch (PatternSyntaxException e) {
            throw value.refuse("not a regular expression: " + e.getDescription());
        }
    }
}

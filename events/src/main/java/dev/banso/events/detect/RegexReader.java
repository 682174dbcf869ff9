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
            throw value.refuse(RefusalReason.LOOK_AROUND);
        }
        if (BACK_REFERENCE.matcher(text).find() || POSSESSIVE.matcher(text).find()) {
            throw value.refuse(RefusalReason.BACK_REFERENCE);
        }
        var flags = 0;
        flags |= modifiers.contains(Modifier.I) ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        flags |= modifiers.contains(Modifier.M) ? Pattern.MULTILINE : 0;
        flags |= modifiers.contains(Modifier.S) ? Pattern.DOTALL : 0;
        try {
            return new ValueTest.Regex(Pattern.compile(text, flags));
        } catch (PatternSyntaxException e) {
            throw value.refuse(RefusalReason.REGEX, e.getDescription());
        }
    }
}

package dev.banso.events;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A FortiOS version, as far as the meaning of a line depends on it.
public record FortiOsVersion(int major, int minor) implements Comparable<FortiOsVersion> {
    /// Since this version the `direction` of an IPS line is relative to the session, and `srcip` is the client.
    public static final FortiOsVersion SESSION_DIRECTION = new FortiOsVersion(6, 2);

    private static final Pattern DOTTED = Pattern.compile("\\s*[vV]?(\\d{1,2})\\.(\\d{1,2})(?:[.,\\s-].*)?");
    private static final Pattern LOG_VERSION = Pattern.compile("0?(\\d)(\\d{2})\\d{6}");
    private static final Pattern SHORT_LOG_VERSION = Pattern.compile("(\\d)(\\d)");

    /// Reads `7.2`, `7.2.7`, `v6.0.3`, `5.6.14,build1727`; null where the text is no version.
    public static @Nullable FortiOsVersion parse(String text) {
        return match(DOTTED, text);
    }

    /// Reads FortiAnalyzer's `logver`: `506141727` is 5.6.14 build 1727, `52` is 5.2; null where it is neither.
    public static @Nullable FortiOsVersion ofLogVersion(String logver) {
        var full = match(LOG_VERSION, logver);
        return full != null ? full : match(SHORT_LOG_VERSION, logver);
    }

    private static @Nullable FortiOsVersion match(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches()
                ? new FortiOsVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    @Override
    public int compareTo(FortiOsVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}

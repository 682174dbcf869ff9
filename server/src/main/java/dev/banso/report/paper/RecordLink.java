package dev.banso.report.paper;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the records of one number are listed; what is null narrows nothing.
public record RecordLink(String address) {
    public RecordLink of(@Nullable ThreatClass threatClass) {
        return with("class", threatClass == null ? null : threatClass.code());
    }

    public RecordLink by(@Nullable MalwarePath path) {
        return with("path", path == null ? null : path.code());
    }

    /// @param attack as tables call it
    public RecordLink named(@Nullable String attack) {
        return with("attack", attack);
    }

    public RecordLink blocked() {
        return with("reaction", "blocked");
    }

    public RecordLink passed() {
        return with("reaction", "passed");
    }

    public RecordLink unknown() {
        return with("reaction", "unknown");
    }

    /// What passed and what nobody knows of.
    public RecordLink notBlocked() {
        return with("reaction", "not-blocked");
    }

    public RecordLink unjudged() {
        return with("verdict", "none");
    }

    RecordLink with(String name, @Nullable String value) {
        return value == null ? this
                : new RecordLink(address + "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}

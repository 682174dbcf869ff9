package dev.banso.events.classify;

import dev.banso.events.MalwarePath;
import dev.banso.events.data.Yaml;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The way by which malware came, `paths.yaml`.
final class Paths {
    private static final Set<String> MAIL;
    private static final Set<String> WEB;

    static {
        var table = Yaml.resource("paths.yaml");
        table.version(1);
        MAIL = Set.copyOf(table.strings("mail"));
        WEB = Set.copyOf(table.strings("web"));
    }

    private Paths() {}

    /// By the service; by the destination's port where the line names none.
    static MalwarePath of(Map<String, String> fields) {
        var service = fields.getOrDefault("service", "").toLowerCase(Locale.ROOT);
        if (service.isEmpty() || service.equals("n/a")) {
            service = fields.getOrDefault("dstport", "");
        }
        var name = service.startsWith("tcp/") ? service.substring(4) : service;
        if (MAIL.contains(name)) {
            return MalwarePath.MAIL;
        }
        return WEB.contains(name) ? MalwarePath.WEB : MalwarePath.OTHER;
    }
}

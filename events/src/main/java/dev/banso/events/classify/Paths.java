package dev.banso.events.classify;

import dev.banso.events.MalwarePath;
import dev.banso.events.data.Yaml;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The way by which malware came, `paths.yaml`.
final class Paths {
    /// The table that ships.
    static final Paths SHIPPED = load("paths.yaml");

    private final Set<String> mail;
    private final Set<String> web;

    private Paths(Yaml table) {
        table.version(1);
        mail = Set.copyOf(table.strings("mail"));
        web = Set.copyOf(table.strings("web"));
        for (var service : mail) {
            if (web.contains(service)) {
                throw table.refusal("web", service + " is mail already");
            }
        }
    }

    /// Loads a table; what is wrong in it is refused with file and line.
    static Paths load(String resource) {
        return new Paths(Yaml.resource(resource));
    }

    /// By the service; by the destination's port where the line names none.
    MalwarePath of(Map<String, String> fields) {
        var service = fields.getOrDefault("service", "").toLowerCase(Locale.ROOT);
        if (service.isEmpty() || service.equals("n/a")) {
            service = fields.getOrDefault("dstport", "");
        }
        var name = service.startsWith("tcp/") ? service.substring(4) : service;
        if (mail.contains(name)) {
            return MalwarePath.MAIL;
        }
        return web.contains(name) ? MalwarePath.WEB : MalwarePath.OTHER;
    }
}

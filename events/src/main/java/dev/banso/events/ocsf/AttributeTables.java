package dev.banso.events.ocsf;

import dev.banso.events.data.Yaml;
import java.util.LinkedHashMap;
import java.util.List;

/// Loads and checks the mapping tables.
final class AttributeTables {
    private AttributeTables() {}

    static Attributes load(String name) {
        var table = Yaml.resource("ocsf/" + name);
        table.version(1);
        var keys = new LinkedHashMap<String, List<String>>();
        var attributes = table.section("attributes");
        for (var attribute : attributes.keys()) {
            keys.put(attribute, attributes.strings(attribute));
        }
        return new Attributes(keys);
    }
}

package dev.banso.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// FortiGate lines that others published, read where they lie: in the folder that the system property `banso.corpora`
/// names, else beside the checkout.
final class Corpora {
    private static final Path FOLDER = Path.of(System.getProperty("banso.corpora",
            Path.of(System.getProperty("banso.command", "banso")).resolveSibling("../shared/corpora").toString()));
    private static final String WAZUH_LINE = "log \\d+ pass = .*";

    private Corpora() {}

    static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files("tenzir-library/fortinet/tests/fortigate/inputs")) {
            lines.addAll(Files.readAllLines(file));
        }
        Files.readAllLines(FOLDER.resolve("wazuh-4.14.9/ruleset/testing/tests/fortigate.ini")).stream()
                .filter(line -> line.matches(WAZUH_LINE))
                .map(line -> line.replaceFirst("^.*? = ", ""))
                .forEach(lines::add);
        for (Path file : files("cribl-fortigate-pack/data/samples")) {
            for (JsonNode sample : JsonMapper.builder().build().readTree(Files.readString(file, StandardCharsets.UTF_8))) {
                lines.addAll(sample.path("_raw").asString("").lines().toList());
            }
        }
        lines.addAll(Files.readAllLines(FOLDER.resolve("crowdsec-hub/tests/fortinet-vpn-bf/fortinet-vpn-bf.log")));
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|json)")).sorted().toList();
        }
    }
}

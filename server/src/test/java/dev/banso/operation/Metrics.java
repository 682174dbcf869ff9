package dev.banso.operation;

import dev.banso.RunningBanso;
import java.util.List;

/// The metrics of an installation as Prometheus reads them.
public final class Metrics {
    private final List<String> lines;

    private Metrics(List<String> lines) {
        this.lines = lines;
    }

    public static Metrics of(RunningBanso banso) {
        return new Metrics(banso.api("GET", "/actuator/prometheus", banso.token(), null).text().lines().toList());
    }

    /// The first value whose name and labels begin like this.
    public double value(String name) {
        return lines.stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .orElseThrow(() -> new AssertionError("no metric " + name + " in\n" + String.join("\n", lines)));
    }
}

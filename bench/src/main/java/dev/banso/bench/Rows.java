package dev.banso.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The figures of a run, told on standard error as they come.
final class Rows {
    private final List<Row> rows = new ArrayList<>();

    void add(String what, String subject, double value, String unit) {
        add(new Row(what, subject, value, unit, null));
    }

    void add(String what, String subject, double value, String unit, Goal goal) {
        add(new Row(what, subject, value, unit, goal));
    }

    /// Median and 99th percentile of times.
    ///
    /// @param goal of the 99th percentile
    void addTimes(String what, String subject, Distribution milliseconds, Goal goal) {
        add(what + ", p50", subject, milliseconds.at(0.50), "ms");
        add(what + ", p99", subject, milliseconds.at(0.99), "ms", goal);
    }

    /// How many lines came in meanwhile, and how many of them wait: what the times before are worth.
    ///
    /// @param wanted lines a second
    void addTraffic(String what, BansoSubject banso, SteadyTraffic traffic, int wanted) throws IOException, InterruptedException {
        add(what + ", lines per second meanwhile", banso.name(), traffic.linesPerSecond(), "lines/s", Goal.atLeast(0.99 * wanted));
        add(what + ", lines waiting at the end", banso.name(), banso.waiting(), "lines");
    }

    /// The quotient of two figures that are there already; nothing where one is missing.
    void addRatio(String what, String subject, String other, Goal goal) {
        OptionalDouble own = value(what, subject);
        OptionalDouble others = value(what, other);
        if (own.isPresent() && others.isPresent()) {
            add(what + ", ratio", subject + "/" + other, own.getAsDouble() / others.getAsDouble(), "×", goal);
        }
    }

    private void add(Row row) {
        rows.add(row);
        System.err.println(row);
    }

    private OptionalDouble value(String what, String subject) {
        return rows.stream().filter(row -> row.what().equals(what) && row.subject().equals(subject)).mapToDouble(Row::value).findFirst();
    }

    List<Row> list() {
        return List.copyOf(rows);
    }
}

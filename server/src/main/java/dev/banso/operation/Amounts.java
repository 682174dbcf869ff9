package dev.banso.operation;

import dev.banso.shell.Page;
import java.time.Duration;
import java.util.Objects;

/// Numbers of the operations pages in words that need no calculation.
public final class Amounts {
    private static final double MEGABYTE = 1_000_000;
    private static final double GIGABYTE = 1_000_000_000;

    private final Page page;

    public Amounts(Page page) {
        this.page = page;
    }

    /// A number with its unit: `2.4 秒`, `35.1 GB`, `12 %`.
    public String of(double value, Unit unit) {
        return switch (unit) {
            case SECONDS -> seconds(value);
            case BYTES -> bytes(value);
            case PERCENT -> page.text("operation.amount.percent", decimal(value));
            case COUNT -> page.number(Math.round(value));
            case YES -> page.text(value > 0 ? "operation.amount.yes" : "operation.amount.no");
        };
    }

    /// A length of time, as precise as one cares for.
    public String of(Duration length) {
        return seconds(length.toMillis() / 1000.0);
    }

    /// A length of time in seconds, as precise as one cares for.
    public String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (seconds > 0 && seconds < 0.095) {
            return page.text("operation.amount.milliseconds", page.number(Math.round(seconds * 1000)));
        }
        if (whole < 60) {
            return page.text("operation.amount.seconds", seconds < 9.95 ? decimal(seconds) : page.number(whole));
        }
        if (whole < 3600) {
            return whole % 60 == 0 ? page.text("operation.amount.whole-minutes", whole / 60)
                    : page.text("operation.amount.minutes", whole / 60, whole % 60);
        }
        if (whole >= 172_800) {
            return page.text("operation.amount.days", whole / 86_400);
        }
        return whole % 3600 < 60 ? page.text("operation.amount.whole-hours", whole / 3600)
                : page.text("operation.amount.hours", whole / 3600, whole % 3600 / 60);
    }

    /// A size, in KB, MB or GB.
    public String bytes(double bytes) {
        if (bytes < MEGABYTE) {
            return page.text("operation.amount.kilobytes", page.number((long) Math.ceil(bytes / 1000)));
        }
        return bytes < GIGABYTE
                ? page.text("operation.amount.megabytes", bytes < 10 * MEGABYTE ? decimal(bytes / MEGABYTE) : page.number(Math.round(bytes / MEGABYTE)))
                : page.text("operation.amount.gigabytes", decimal(bytes / GIGABYTE));
    }

    /// The answer to a finding's question, in a sentence.
    public String answer(Finding finding) {
        String key = "operation.finding." + finding.name();
        if (finding.unit() == Unit.YES) {
            return page.text(key + (finding.value() > 0 ? ".yes" : ".no"));
        }
        String answer = page.text(key + ".answer", of(finding.value(), finding.unit()));
        return finding.value() == 0 ? page.textOr(key + ".none", answer) : answer;
    }

    /// Where the number would begin to be a matter; empty for yes and no.
    public String bounds(Finding finding) {
        Bounds bounds = finding.bounds();
        if (bounds == null || bounds.watch() == 0) {
            return "";
        }
        String watch = of(bounds.watch(), finding.unit());
        if (bounds.alarm() == null) {
            return page.text("operation.bounds.watch", watch);
        }
        return page.text(bounds.fall() ? "operation.bounds.below" : "operation.bounds.above", watch,
                of(Objects.requireNonNull(bounds.alarm()), finding.unit()));
    }

    private static String decimal(double number) {
        String text = "%.1f".formatted(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}

package dev.banso.monitoring;

import dev.banso.RunningBanso;
import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.intake.AttributedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// A company at the desk of an installation: sends its lines through the consumer, judges, and reads what became of them.
final class Desk {
    private static final AtomicLong SEQUENCE = new AtomicLong();
    static final Scope SYSTEM = Scope.system("test");

    final RunningBanso banso;
    final UUID company;
    final UUID device = UUID.randomUUID();

    private Desk(RunningBanso banso, UUID company) {
        this.banso = banso;
        this.company = company;
    }

    static Desk of(RunningBanso banso) {
        return new Desk(banso, banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                insert into company (provider_id, name, prefecture, industry, capital_yen, employees, created_at)
                values (:provider, '検知商店', '青森県', 'I', 1, 1, now()) returning id""")
                .param("provider", banso.provider()).query(UUID.class).single()));
    }

    Instant now() {
        return banso.bean(MovableClock.class).instant();
    }

    Instant ago(Duration duration) {
        return now().minus(duration);
    }

    AttributedReading line(SampleLine sample) {
        return sample.of(company, device, SEQUENCE.incrementAndGet(), now());
    }

    void send(SampleLine... samples) {
        consume(java.util.Arrays.stream(samples).map(this::line).toList());
    }

    void consume(List<AttributedReading> batch) {
        banso.inTransaction(SYSTEM, jdbc -> {
            banso.bean(DetectionConsumer.class).accept(batch);
            return true;
        });
    }

    List<Alert> alerts() {
        return SYSTEM.get(() -> banso.bean(Alerts.class).find(AlertQuery.of(AlertFilter.of(company))).items());
    }

    Alert onlyAlert() {
        List<Alert> alerts = alerts();
        if (alerts.size() != 1) {
            throw new AssertionError("expected one alert, found " + alerts);
        }
        return alerts.getFirst();
    }

    void judge(Alert alert, Verdict verdict) {
        judge(alert, verdict, Verdicts.Filter.NONE);
    }

    void judge(Alert alert, Verdict verdict, Verdicts.Filter filter) {
        SYSTEM.run(() -> banso.bean(Verdicts.class).give(
                new Verdicts.Judgement(Set.of(alert.id()), verdict, "調査の結果", null, null, filter)));
    }

    void withdraw(Alert alert) {
        SYSTEM.run(() -> banso.bean(Verdicts.class).withdraw(alert.id()));
    }

    /// The counted detections of all time.
    long counted() {
        return counts().stream().filter(count -> count.threatClass().counted()).mapToLong(DetectionCount::count).sum();
    }

    List<DetectionCount> counts() {
        return SYSTEM.get(() -> banso.bean(Figures.class)
                .counts(company, java.time.YearMonth.of(2015, 1), java.time.YearMonth.of(2035, 1)));
    }

    List<Change> changesAfter(long position) {
        return SYSTEM.get(() -> banso.bean(Changes.class).since(position, 10_000)).stream()
                .filter(change -> change.company().equals(company))
                .toList();
    }

    <T> T asSystem(Supplier<T> work) {
        return SYSTEM.get(work);
    }
}

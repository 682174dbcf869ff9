package dev.banso.notify;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.MalwarePath;
import dev.banso.events.Reading;
import dev.banso.events.ThreatClass;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.ReadingConsumer;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertFilter;
import dev.banso.monitoring.AlertQuery;
import dev.banso.monitoring.Alerts;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/// A company under watch in a running installation: attacks reach it, analysts judge, and its mails can be read.
public final class Firm {
    private static final AtomicLong SEQUENCE = new AtomicLong(1_000_000);
    private static final Scope SYSTEM = Scope.system("test");

    public final RunningBanso banso;
    final UUID id;
    private final UUID device = UUID.randomUUID();

    private Firm(RunningBanso banso, UUID id) {
        this.banso = banso;
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    public static Firm of(RunningBanso banso, String name) {
        return new Firm(banso, banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                insert into company (provider_id, name, prefecture, industry, capital_yen, employees, created_at)
                values (:provider, :name, '青森県', 'I', 1, 1, :now) returning id""")
                .param("provider", banso.provider())
                .param("name", name)
                .param("now", banso.bean(MovableClock.class).instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single()));
    }

    public static Firm again(RunningBanso banso, UUID id) {
        return new Firm(banso, id);
    }

    public UUID contact(String name, String email, String locale, int minimumSeverity, int rank) {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                insert into contact (company_id, name, email, locale, minimum_severity, rank)
                values (:company, :name, :email, :locale, :severity, :rank) returning id""")
                .param("company", id)
                .param("name", name)
                .param("email", email)
                .param("locale", locale)
                .param("severity", minimumSeverity)
                .param("rank", rank)
                .query(UUID.class)
                .single());
    }

    public Instant now() {
        return banso.bean(MovableClock.class).instant();
    }

    public void attack(ThreatClass threatClass, MalwarePath path, String attack, String victim, Boolean blocked, int times) {
        List<AttributedReading> batch = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            batch.add(line(threatClass, path, attack, victim, blocked));
        }
        banso.inTransaction(SYSTEM, jdbc -> {
            banso.beans(ReadingConsumer.class).forEach(consumer -> consumer.accept(batch));
            return true;
        });
    }

    /// Lines as a FortiGate writes them, read as they stand; `{time}` is now.
    public void lines(List<String> texts) {
        Instant now = now();
        List<AttributedReading> batch = texts.stream().map(text -> {
            byte[] line = text.replace("{time}", Long.toString(now.toEpochMilli() * 1_000_000L)).getBytes(StandardCharsets.UTF_8);
            return new AttributedReading(SEQUENCE.incrementAndGet(), id, device, "udp 192.0.2.1", now,
                    EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, now), line);
        }).toList();
        banso.inTransaction(SYSTEM, jdbc -> {
            banso.beans(ReadingConsumer.class).forEach(consumer -> consumer.accept(batch));
            return true;
        });
    }

    public List<Alert> alerts() {
        return SYSTEM.get(() -> banso.bean(Alerts.class).find(AlertQuery.of(AlertFilter.of(id))).items());
    }

    public void judge(Alert alert, Verdict verdict) {
        SYSTEM.run(() -> banso.bean(Verdicts.class).give(
                new Verdicts.Judgement(Set.of(alert.id()), verdict, "業務用ソフトの通信でした", null, null, Verdicts.Filter.NONE)));
    }

    /// Its mails as the API lists them, oldest first.
    public List<JsonNode> mails() {
        List<JsonNode> mails = new ArrayList<>();
        banso.api("GET", "/api/v1/notices?limit=500&company=" + id, token(), null).json().get("items").forEach(mails::addFirst);
        return mails;
    }

    public List<JsonNode> mails(String state) {
        return mails().stream().filter(mail -> mail.get("state").asString().equals(state)).toList();
    }

    public JsonNode words(JsonNode mail) {
        return banso.api("GET", "/api/v1/notices/" + mail.get("id").asString(), token(), null).json();
    }

    public String token() {
        return banso.token(null, EnumSet.allOf(Permission.class));
    }

    /// Waits until so many mails are in that state.
    public List<JsonNode> awaitMails(String state, int count) {
        await(() -> mails(state).size() >= count, () -> count + " mails " + state + ", but there are " + mails());
        return mails(state);
    }

    /// Waits long enough for everything that is due to happen, for saying that something did not.
    public void settle() {
        await(() -> nothingWaits(), () -> "quiet");
        sleep(Duration.ofMillis(1500));
        await(() -> nothingWaits(), () -> "quiet");
    }

    private boolean nothingWaits() {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                select not exists (select from notice where addressed_at is null and company_id = :company)
                   and coalesce((select position from notify_position where source = 'monitoring'), 0)
                       >= coalesce((select max(position) from monitoring_change), 0)""")
                .param("company", id).query(Boolean.class).single());
    }

    public static void await(BooleanSupplier condition, java.util.function.Supplier<String> expected) {
        await(Duration.ofSeconds(30), condition, expected);
    }

    static void await(Duration longest, BooleanSupplier condition, java.util.function.Supplier<String> expected) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + expected.get());
            }
            sleep(Duration.ofMillis(100));
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private AttributedReading line(ThreatClass threatClass, MalwarePath path, String attack, String victim, Boolean blocked) {
        Instant now = now();
        byte[] line = ("date=2020-10-01 time=00:00:00 devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime=" + now.toEpochMilli() * 1_000_000L
                + " tz=\"+0900\" logid=\"0419016384\" type=\"utm\" subtype=\"ips\" eventtype=\"signature\" level=\"alert\" severity=\"high\""
                + " srcip=203.0.113.9 srcport=40000 srcintf=\"wan1\" srcintfrole=\"wan\" dstip=" + victim + " dstport=443"
                + " dstintf=\"internal\" dstintfrole=\"lan\" sessionid=1 action=\"detected\" proto=6 service=\"HTTPS\" attack=\"" + attack
                + "\" direction=\"outgoing\"").getBytes(StandardCharsets.UTF_8);
        Reading read = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, now);
        Reading reading = new Reading(read.fields(), read.event(), threatClass, path, blocked,
                now.atZone(MovableClock.JAPAN).toOffsetDateTime(), now, read.device(), read.flags(), read.reasons());
        return new AttributedReading(SEQUENCE.incrementAndGet(), id, device, "udp 192.0.2.1", now, reading, line);
    }
}

package dev.banso.report;

import dev.banso.RunningBanso;
import dev.banso.access.Welcome;
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
import dev.banso.monitoring.AlertQuery;
import dev.banso.monitoring.Alerts;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// A company with one device in an installation; its detections come through the same consumer as in the product.
public final class ReportedCompany {
    private static final AtomicLong SEQUENCE = new AtomicLong(1_000_000);
    private static final AtomicLong SERIAL = new AtomicLong();
    private static final Scope SYSTEM = Scope.system("test");

    public final RunningBanso banso;
    public final UUID id;
    public final UUID device;

    private ReportedCompany(RunningBanso banso, UUID id, UUID device) {
        this.banso = banso;
        this.id = id;
        this.device = device;
    }

    public static ReportedCompany register(RunningBanso banso, String name, String prefecture, LocalDate assignedFrom) {
        return register(banso, name, prefecture, assignedFrom, "ja", "");
    }

    /// @param services of table 32 that it has, quoted and parted by commas
    public static ReportedCompany register(
            RunningBanso banso, String name, String prefecture, LocalDate assignedFrom, String locale, String services) {
        String token = banso.token();
        UUID company = id(banso.api("POST", "/api/v1/companies", token, """
                {"name":"%s","prefecture":"%s","industry":"E","capitalYen":10000000,"employees":30,"locale":"%s","services":[%s]}"""
                .formatted(name, prefecture, locale, services)));
        UUID device = id(banso.api("POST", "/api/v1/companies/" + company + "/devices", token, """
                {"name":"本社 UTM","vendor":"fortigate","devid":"FGT60E%010d","sourceAddresses":["127.0.0.1"],
                 "assignedFrom":"%sT00:00:00+09:00"}""".formatted(SERIAL.incrementAndGet(), assignedFrom)));
        return new ReportedCompany(banso, company, device);
    }

    /// So many detections on that day at noon, and the day itself as a day with data.
    public void detected(LocalDate day, ThreatClass threatClass, MalwarePath path, String attack, Boolean blocked, int count) {
        Instant time = day.atTime(12, 0).atZone(MovableClock.JAPAN).toInstant();
        List<AttributedReading> batch = new ArrayList<>();
        for (int line = 0; line < count; line++) {
            batch.add(line(threatClass, path, attack, blocked, time));
        }
        banso.inTransaction(SYSTEM, jdbc -> {
            banso.bean("detectionConsumer", ReadingConsumer.class).accept(batch);
            return true;
        });
        dataOn(day);
    }

    public void dataOn(LocalDate day) {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                insert into device_day (device_id, company_id, day, lines, flagged, first_line, last_line)
                values (:device, :company, :day, 1, 0, :time, :time) on conflict do nothing""")
                .param("device", device)
                .param("company", id)
                .param("day", day)
                .param("time", day.atTime(12, 0).atZone(MovableClock.JAPAN).toOffsetDateTime())
                .update());
    }

    /// The device said nothing between these moments.
    public void silent(Instant from, Instant to) {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                insert into device_silence (device_id, company_id, since, noticed_at, ended_at) values (:device, :company, :from, :to, :to)""")
                .param("device", device)
                .param("company", id)
                .param("from", from.atOffset(java.time.ZoneOffset.UTC))
                .param("to", to.atOffset(java.time.ZoneOffset.UTC))
                .update());
    }

    public void judge(String attack, Verdict verdict) {
        Set<UUID> alerts = Set.of(alert(attack).id());
        SYSTEM.run(() -> banso.bean(Verdicts.class).give(new Verdicts.Judgement(alerts, verdict, "調査の結果", null, null, Verdicts.Filter.NONE)));
    }

    public void withdraw(String attack) {
        UUID alert = alert(attack).id();
        SYSTEM.run(() -> banso.bean(Verdicts.class).withdraw(alert));
    }

    public Alert alert(String attack) {
        return SYSTEM.get(() -> banso.bean(Alerts.class).find(AlertQuery.within(id, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")))).items()
                .stream().filter(alert -> attack.equals(alert.attack())).findFirst().orElseThrow();
    }

    /// A new contact who reads Japanese and signs in with the usual password.
    ///
    /// @return the address given
    public String contact(String email) {
        String link = banso.api("POST", "/api/v1/accounts", banso.token(), """
                {"role":"contact","company":"%s","name":"山形 太郎","email":"%s","locale":"ja"}""".formatted(id, email)).json().get("link").asString();
        SYSTEM.run(() -> banso.bean(Welcome.class).setPassword(link.substring(link.lastIndexOf('/') + 1), RunningBanso.PASSWORD));
        return email;
    }

    /// The latest edition of the month, drafts included; fails where there is none.
    public JsonNode report(YearMonth month) {
        List<JsonNode> reports = reports(month, "latest");
        if (reports.size() != 1) {
            throw new AssertionError("expected one report, found " + reports);
        }
        return reports.getFirst();
    }

    public List<JsonNode> reports(YearMonth month, String editions) {
        List<JsonNode> items = new ArrayList<>();
        banso.api("GET", "/api/v1/reports?company=" + id + "&month=" + month + "&editions=" + editions, banso.token(), null)
                .json().get("items").forEach(items::add);
        return items;
    }

    public JsonNode open(JsonNode report) {
        return banso.api("GET", "/api/v1/reports/" + report.get("id").asString(), banso.token(), null).json();
    }

    public JsonNode release(YearMonth month) {
        return banso.api("POST", "/api/v1/reports/" + report(month).get("id").asString() + "/release", banso.token(), null).json();
    }

    private AttributedReading line(ThreatClass threatClass, MalwarePath path, String attack, Boolean blocked, Instant time) {
        byte[] line = ("date=2020-10-01 devid=\"FGT60E0000000001\" vd=\"root\" eventtime=%d tz=\"+0900\" type=\"utm\" subtype=\"ips\" "
                + "eventtype=\"signature\" severity=\"high\" srcip=203.0.113.9 dstip=192.168.1.10 dstport=443 action=\"dropped\" attack=\"%s\"")
                .formatted(time.toEpochMilli() * 1_000_000L, attack).getBytes(StandardCharsets.UTF_8);
        Instant now = banso.bean(MovableClock.class).instant();
        Reading read = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, now);
        Reading reading = new Reading(read.fields(), read.event(), threatClass, path, blocked,
                time.atZone(MovableClock.JAPAN).toOffsetDateTime(), now, read.device(), read.flags(), read.reasons());
        return new AttributedReading(SEQUENCE.incrementAndGet(), id, device, "udp 192.0.2.1", now, reading, line);
    }

    private static UUID id(RunningBanso.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return UUID.fromString(answer.json().get("id").asString());
    }
}

package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.events.detect.Filter;
import dev.banso.events.detect.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SigmaFilterTest {
    private static final UUID BRUTE_FORCE = UUID.fromString("138b0edc-e012-4388-bda4-0df5317bbb14");

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(5));
    private final SampleLine line = SampleLine.inbound("udp_dst_session", start);

    @Test
    void marksADetectionThatItDescribesAsFalsePositive() {
        UUID id = add(filter("any", "srcip: 203.0.113.9"));
        desk.send(line, SampleLine.inbound("another", start));
        assertThat(desk.alerts()).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.exclusion()).isEqualTo(id);
            assertThat(alert.verdict().verdict()).isEqualTo(Verdict.FALSE_POSITIVE);
        });
        assertThat(desk.counted()).isZero();
        assertThat(desk.changesAfter(0)).isEmpty();
        assertThat(exclusion(id).matched()).isEqualTo(2);
    }

    @Test
    void leavesAloneWhatItDoesNotDescribe() {
        add(filter("any", "srcip: 203.0.113.10"));
        desk.send(line);
        assertThat(desk.onlyAlert().exclusion()).isNull();
        assertThat(desk.counted()).isEqualTo(1);
    }

    @Test
    void excludesADetectionByTheRuleOfItsClass() {
        add(filter("inbound_attack_not_stopped", "srcip: 203.0.113.9"));
        desk.send(line, line.blocked(false));
        assertThat(desk.counted()).as("the one that was stopped").isEqualTo(1);
    }

    @Test
    void silencesACorrelationAndRecordsWhatItWouldHaveFound() {
        UUID id = add(filter("fortigate", BRUTE_FORCE.toString(), "ui: https(203.0.113.5)"));
        desk.consume(AdminLogins.failures(desk, start, 0, 12));
        Alert recorded = desk.onlyAlert();
        assertThat(recorded.ruleId()).isEqualTo(BRUTE_FORCE);
        assertThat(recorded.exclusion()).isEqualTo(id);
        assertThat(recorded.state()).isEqualTo(AlertState.CLOSED);
        assertThat(desk.changesAfter(0)).isEmpty();
        assertThat(exclusion(id).matched()).isPositive();
    }

    @Test
    void keepsEventsOutOfACorrelationAndCountsThem() {
        UUID id = add(filter("fortigate", "admin_login_failed", "ui: https(203.0.113.5)"));
        desk.consume(AdminLogins.failures(desk, start, 0, 12));
        assertThat(desk.alerts()).isEmpty();
        assertThat(exclusion(id).matched()).isEqualTo(12);
    }

    @Test
    void isMadeFromAVerdictOnACorrelation() {
        desk.consume(AdminLogins.failures(desk, start, 0, 12));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.SUBJECT);
        desk.consume(AdminLogins.failures(desk, start.plusSeconds(7200), 0, 12));
        assertThat(desk.alerts()).hasSize(2).allSatisfy(alert -> assertThat(alert.verdict()).isNotNull());
        assertThat(desk.alerts()).extracting(Alert::state).containsOnly(AlertState.CLOSED);
    }

    @Test
    void isWrittenAsSigmaThatMeansTheVerdict() {
        desk.send(line);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.SUBJECT);
        Exclusion exclusion = onlyExclusion();
        RunningBanso.Answer answer = banso.api("GET", "/api/v1/exclusions/" + exclusion.id() + "/sigma", banso.token(), null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(exclusion.filter())
                .contains("title: 'udp_dst_session'", "description: '調査の結果'", "banso.class: 'inbound'",
                        "banso.attack: 'udp_dst_session'", "banso.subject: ", "rules: any", "condition: selection");
        assertThat(Filter.load(new RuleFile("again.yml", answer.text())).getFirst().id()).isEqualTo(exclusion.id());
    }

    @Test
    void isMadeOnceOnlyOfTheSameVerdicts() {
        desk.send(line, line.at(start.plus(Duration.ofHours(2))));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.COMPANY);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.COMPANY);
        assertThat(onlyExclusion().matched()).isZero();
    }

    @Test
    void isRefusedWithLineAndAdvice() {
        RunningBanso.Answer answer = post(desk.company, filter("any", "sorceip: 203.0.113.9"), banso.token());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").asString()).startsWith("この条件は使えません。\n7 行目: どの機器のログにも項目「sorceip」はないため、一致することがありません。");
        assertThat(post(desk.company, filter("no_such_rule", "srcip: 203.0.113.9"), banso.token()).json().get("detail").asString())
                .endsWith("5 行目: ルール「no_such_rule」はありません。");
        assertThat(post(desk.company, "- a: [", banso.token()).json().get("detail").asString()).contains("行目: YAML として読めません。");
        assertThat(post(desk.company, "title: x", banso.token()).status()).isEqualTo(422);
    }

    @Test
    void needsAnIdOfItsOwn() {
        String text = filter("any", "srcip: 203.0.113.9");
        assertThat(post(desk.company, text, banso.token()).status()).isEqualTo(201);
        assertThat(post(desk.company, text, banso.token()).status()).isEqualTo(409);
    }

    @Test
    void isMadeForEveryCompanyByTheProviderAlone() {
        UUID partner = banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                insert into organisation (kind, name, prefecture, created_at) values ('partner', '協力会社', '秋田県', now()) returning id""")
                .query(UUID.class).single());
        String partners = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
        String own = banso.token(desk.company, EnumSet.allOf(Permission.class));
        String text = filter("any", "srcip: 198.51.100.77");
        assertThat(post(null, text, partners).status()).isEqualTo(422);
        assertThat(post(null, text, own).status()).isEqualTo(422);
        assertThat(post(Desk.of(banso).company, text, own).status()).as("another company").isEqualTo(404);
        RunningBanso.Answer made = post(null, text, banso.token());
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().get("id").asString();
        desk.send(line.with("").at(start));
        assertThat(desk.onlyAlert().exclusion()).isNull();
        assertThat(banso.api("DELETE", "/api/v1/exclusions/" + id, partners, null).status()).isEqualTo(404);
        assertThat(banso.api("GET", "/api/v1/exclusions", own, null).text()).doesNotContain(id);
        assertThat(banso.api("DELETE", "/api/v1/exclusions/" + id, banso.token(), null).status()).isEqualTo(204);
    }

    @Test
    void standsInTheProvidersFilesAndIsLiftedWithThem() throws IOException {
        Path data = RunningBanso.temporaryFolder();
        UUID company;
        UUID everywhere = UUID.randomUUID();
        UUID own = UUID.randomUUID();
        Path file = data.resolve("rules/filters.yml");
        try (RunningBanso first = RunningBanso.start(data)) {
            company = Desk.of(first).company;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, filter("any", "srcip: 203.0.113.9", everywhere) + "---\n"
                + filter("any", "srcip: 203.0.113.10", own) + "custom:\n    company: " + company + "\n");
        try (RunningBanso second = RunningBanso.start(data)) {
            Desk stranger = Desk.of(second);
            stranger.send(line);
            assertThat(stranger.onlyAlert().exclusion()).isEqualTo(everywhere);
            assertThat(second.asSystem(() -> second.bean(Exclusions.class).all())).hasSize(2)
                    .anySatisfy(one -> assertThat(one.company()).isEqualTo(company))
                    .allSatisfy(one -> assertThat(one.origin()).startsWith("filters.yml:"));
            assertThat(second.api("DELETE", "/api/v1/exclusions/" + own, second.token(), null).status()).isEqualTo(409);
        }
        Files.delete(file);
        try (RunningBanso third = RunningBanso.start(data)) {
            Desk stranger = Desk.of(third);
            stranger.send(line);
            assertThat(stranger.onlyAlert().exclusion()).isNull();
            assertThat(third.asSystem(() -> third.bean(Exclusions.class).all())).extracting(Exclusion::liftedAt).doesNotContainNull();
        }
    }

    private UUID add(String text) {
        RunningBanso.Answer answer = post(desk.company, text, banso.token());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }

    private RunningBanso.Answer post(UUID company, String text, String token) {
        var body = JsonMapper.shared().createObjectNode().put("filter", text).put("reason", "自社の検査");
        if (company != null) {
            body.put("company", company.toString());
        }
        return banso.api("POST", "/api/v1/exclusions", token, body.toString());
    }

    private static String filter(String rule, String field) {
        return filter(rule, field, UUID.randomUUID());
    }

    private static String filter(String rule, String field, UUID id) {
        return text("category: detection", rule, field, id);
    }

    private static String filter(String product, String rule, String field) {
        return text("product: " + product, rule, field, UUID.randomUUID());
    }

    private static String text(String source, String rule, String field, UUID id) {
        return """
                title: Our own scanner
                id: %s
                logsource: {%s}
                filter:
                    rules: [%s]
                    selection:
                        %s
                    condition: selection
                """.formatted(id, source, rule, field);
    }

    private Exclusion onlyExclusion() {
        var own = desk.asSystem(() -> banso.bean(Exclusions.class).all()).stream()
                .filter(one -> desk.company.equals(one.company())).toList();
        assertThat(own).hasSize(1);
        return own.getFirst();
    }

    private Exclusion exclusion(UUID id) {
        return desk.asSystem(() -> banso.bean(Exclusions.class).get(id));
    }
}

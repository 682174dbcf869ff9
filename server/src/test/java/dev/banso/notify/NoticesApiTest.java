package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.FreshBanso;
import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.database.Scope;
import dev.banso.events.ThreatClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// Bounces, policy and webhooks over the API: what the provider's programs may do, and nobody else.
class NoticesApiTest {
    private static final Scope SYSTEM = Scope.system("test");
    @RegisterExtension
    static final FreshBanso FRESH = new FreshBanso();

    private final RunningBanso banso = FRESH.banso();

    @Test
    void aReportThatAMailCameBackMarksTheContactAndTellsTheNext() throws IOException {
        Firm firm = firm("戻りメール商店");
        UUID first = firm.contact("退職者", "gone@modori.example", "ja", 1, 1);
        firm.contact("後任", "next@modori.example", "ja", 1, 2);
        firm.attack(ThreatClass.INBOUND, null, "Apache.Struts", "192.168.1.21", false, 1);
        JsonNode mail = firm.awaitMails("sent", 1).getFirst();
        JsonNode delayed = bounce(banso.token(), "delayed", mail).json();
        assertThat(delayed.get("outcome").asString()).isEqualTo("delayed");
        assertThat(firm.mails("sent")).singleElement().satisfies(noted -> assertThat(noted.get("error").asString()).contains("timed out"));
        for (int time = 0; time < 2; time++) {
            RunningBanso.Answer answer = bounce(banso.token(), "postfix-unknown-user", mail);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().get("outcome").asString()).isEqualTo("failed");
            assertThat(answer.json().get("mail").asString()).isEqualTo(mail.get("id").asString());
        }
        assertThat(firm.awaitMails("sent", 1).getFirst().get("to").asString()).isEqualTo("next@modori.example");
        assertThat(firm.mails("failed")).singleElement().satisfies(failed -> {
            assertThat(failed.get("error").asString()).contains("User unknown");
            assertThat(failed.get("attempts").asInt()).isEqualTo(1);
        });
        assertThat(marked(first)).isTrue();
    }

    @Test
    void aReportIsUnderstoodOnlyOfMailsThatTheTokenMaySee() throws IOException {
        Firm firm = firm("見えないメール商店");
        UUID contact = firm.contact("担当", "mail@mienai.example", "ja", 1, 1);
        firm.attack(ThreatClass.INBOUND, null, "Apache.Struts", "192.168.1.22", false, 1);
        JsonNode mail = firm.awaitMails("sent", 1).getFirst();
        String stranger = banso.token(Firm.of(banso, "よそ者商店").id, EnumSet.allOf(Permission.class));
        assertThat(bounce(stranger, "postfix-unknown-user", mail).status()).isEqualTo(404);
        String reader = banso.token(null, EnumSet.of(Permission.NOTICES_READ));
        assertThat(bounce(reader, "postfix-unknown-user", mail).status()).isEqualTo(403);
        assertThat(marked(contact)).isFalse();
        RunningBanso.Answer garbled = banso.api("POST", "/api/v1/notices/bounces", banso.token(), "message/rfc822",
                "\u0000\u0001 not a mail".getBytes(StandardCharsets.UTF_8));
        assertThat(garbled.status()).isEqualTo(422);
        assertThat(garbled.text()).contains("multipart/report").doesNotContain("Exception");
        RunningBanso.Answer large = banso.api("POST", "/api/v1/notices/bounces", banso.token(), "message/rfc822", new byte[1_000_001]);
        assertThat(large.status()).isEqualTo(429);
    }

    @Test
    void thePolicyIsReadReplacedAndReset() {
        String token = banso.token();
        JsonNode shipped = row(banso.api("GET", "/api/v1/notice-policy", token, null).json(), "silence", "unknown");
        assertThat(shipped.get("timings").get("medium").asString()).isEqualTo("digest");
        assertThat(shipped.get("changed")).isEmpty();
        JsonNode changed = banso.api("PUT", "/api/v1/notice-policy", token, """
                {"rows":[{"class":"silence","outcome":"unknown","timings":{"medium":"immediately"}}]}""").json();
        assertThat(row(changed, "silence", "unknown").get("timings").get("medium").asString()).isEqualTo("immediately");
        assertThat(row(changed, "silence", "unknown").get("changed").get(0).asString()).isEqualTo("medium");
        assertThat(row(changed, "inbound", "passed").get("changed")).isEmpty();
        assertThat(audited("notice_policy")).isPositive();
        JsonNode replaced = banso.api("PUT", "/api/v1/notice-policy", token, """
                {"rows":[{"class":"inbound","outcome":"passed","timings":{"low":"digest"}}]}""").json();
        assertThat(row(replaced, "silence", "unknown").get("changed")).as("what is left out is as shipped").isEmpty();
        for (String wrong : new String[] {"\"class\":\"x\",\"outcome\":\"passed\"", "\"class\":\"inbound\",\"outcome\":\"x\"",
            "\"class\":\"inbound\",\"outcome\":\"passed\",\"timings\":{\"low\":\"x\"}", "\"class\":\"inbound\",\"outcome\":\"passed\",\"timings\":{\"x\":\"digest\"}"}) {
            assertThat(banso.api("PUT", "/api/v1/notice-policy", token, "{\"rows\":[{" + wrong + "}]}").status()).as(wrong).isEqualTo(422);
        }
        assertThat(banso.api("PUT", "/api/v1/notice-policy", token, "{}").status()).isEqualTo(422);
        assertThat(banso.api("DELETE", "/api/v1/notice-policy", token, null).status()).isEqualTo(204);
        assertThat(row(banso.api("GET", "/api/v1/notice-policy", token, null).json(), "inbound", "passed").get("changed")).isEmpty();
    }

    @Test
    void webhooksAreMadeChangedTriedAndRemoved() {
        allowPrivate(true);
        String token = banso.token();
        RunningBanso.Answer made = banso.api("POST", "/api/v1/webhooks", token, "{\"name\":\"連携\",\"url\":\"http://127.0.0.1:9/hook\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = "/api/v1/webhooks/" + made.json().get("id").asString();
        assertThat(made.json().get("secret").asString()).hasSizeGreaterThan(40);
        assertThat(banso.api("GET", path, token, null).json().has("secret")).as("told once").isFalse();
        assertThat(banso.api("GET", "/api/v1/webhooks", token, null).text()).contains("連携").doesNotContain("secret");
        JsonNode changed = banso.api("PATCH", path, token, "{\"name\":\"別名\",\"enabled\":false}").json();
        assertThat(changed.get("name").asString()).isEqualTo("別名");
        assertThat(changed.get("url").asString()).isEqualTo("http://127.0.0.1:9/hook");
        assertThat(changed.get("enabled").asBoolean()).isFalse();
        banso.api("PATCH", path, token, "{\"enabled\":true}");
        assertThat(banso.api("POST", path + "/test", token, null).status()).isEqualTo(202);
        Firm.await(() -> deliveries(path, token).size() == 1 && !deliveries(path, token).get(0).get("error").isNull(), () -> "a call that failed");
        assertThat(audited("webhook")).isPositive();
        assertThat(banso.api("POST", "/api/v1/webhooks", token, "{\"name\":\" \",\"url\":\"http://127.0.0.1:9/\"}").status()).isEqualTo(422);
        assertThat(banso.api("POST", "/api/v1/webhooks", token, "{\"name\":\"x\",\"url\":\"ftp://a\"}").status()).isEqualTo(422);
        assertThat(banso.api("POST", "/api/v1/webhooks", token,
                "{\"name\":\"x\",\"url\":\"http://127.0.0.1:9/\",\"company\":\"" + UUID.randomUUID() + "\"}").status()).isEqualTo(404);
        assertThat(banso.api("DELETE", path, token, null).status()).isEqualTo(204);
        assertThat(banso.api("GET", path, token, null).status()).isEqualTo(404);
        allowPrivate(false);
        assertThat(banso.api("POST", "/api/v1/webhooks", token, "{\"name\":\"x\",\"url\":\"http://127.0.0.1:9/\"}").status())
                .as("into our own network").isEqualTo(422);
    }

    @Test
    void noCompanyAndNoReaderTouchesPolicyOrWebhooks() {
        allowPrivate(true);
        String hook = banso.api("POST", "/api/v1/webhooks", banso.token(), "{\"name\":\"共有\",\"url\":\"http://127.0.0.1:9/\"}").json().get("id").asString();
        allowPrivate(false);
        String foreign = banso.token(Firm.of(banso, "他社").id, EnumSet.allOf(Permission.class));
        String reader = banso.token(null, EnumSet.of(Permission.NOTICES_READ));
        String[][] calls = {{"GET", "/api/v1/notice-policy", null}, {"PUT", "/api/v1/notice-policy", "{\"rows\":[]}"}, {"DELETE", "/api/v1/notice-policy", null},
            {"GET", "/api/v1/webhooks", null}, {"POST", "/api/v1/webhooks", "{\"name\":\"x\",\"url\":\"https://example.com/\"}"},
            {"GET", "/api/v1/webhooks/" + hook, null}, {"PATCH", "/api/v1/webhooks/" + hook, "{\"enabled\":false}"},
            {"POST", "/api/v1/webhooks/" + hook + "/test", null}, {"GET", "/api/v1/webhooks/" + hook + "/deliveries", null},
            {"DELETE", "/api/v1/webhooks/" + hook, null}};
        for (String[] call : calls) {
            assertThat(banso.api(call[0], call[1], foreign, call[2]).status()).as("foreign %s %s", call[0], call[1]).isEqualTo(403);
            if (!call[0].equals("GET")) {
                assertThat(banso.api(call[0], call[1], reader, call[2]).status()).as("reader %s %s", call[0], call[1]).isEqualTo(403);
            }
        }
        assertThat(banso.api("GET", "/api/v1/webhooks/" + hook, reader, null).json().get("enabled").asBoolean()).isTrue();
    }

    private JsonNode deliveries(String hook, String token) {
        return banso.api("GET", hook + "/deliveries", token, null).json().get("items");
    }

    private static JsonNode row(JsonNode table, String threatClass, String outcome) {
        for (JsonNode row : table.get("rows")) {
            if (row.get("class").asString().equals(threatClass) && row.get("outcome").asString().equals(outcome)) {
                return row;
            }
        }
        throw new AssertionError(table.toString());
    }

    private RunningBanso.Answer bounce(String token, String file, JsonNode mail) throws IOException {
        try (InputStream report = NoticesApiTest.class.getResourceAsStream("/dsn/" + file + ".eml")) {
            return banso.api("POST", "/api/v1/notices/bounces", token, "message/rfc822", new String(report.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{messageId}", mail.get("messageId").asString())
                    .replace("{recipient}", mail.get("to").asString()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Firm firm(String name) {
        return Firm.of(banso, name);
    }

    private boolean marked(UUID contact) {
        return banso.inTransaction(SYSTEM, jdbc ->
                jdbc.sql("select bounced_at is not null from contact where id = :id").param("id", contact).query(Boolean.class).single());
    }

    private int audited(String table) {
        return banso.inTransaction(SYSTEM, jdbc ->
                jdbc.sql("select count(*) from audit_event where subject = :table").param("table", table).query(Integer.class).single());
    }

    private void allowPrivate(boolean allowed) {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("update notice_setting set private_hooks = :allowed").param("allowed", allowed).update());
    }
}

package dev.banso.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final Scope SYSTEM = Scope.system("test");
    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void postsSignedJsonOnceAndTriesAgainUntilItIsTaken() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestHeaders().getFirst("Banso-Signature") + " " + body);
            exchange.sendResponseHeaders(received.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        allowPrivate(true);
        Webhook hook = SYSTEM.get(() -> banso.bean(Webhooks.class).create(null, "試験", "http://localhost:" + server.getAddress().getPort() + "/x"));
        try {
            SYSTEM.run(() -> banso.bean(WebhookQueue.class).test(hook.id()));
            await(() -> log(hook).getFirst().attempts() == 1);
            assertThat(log(hook).getFirst()).satisfies(delivery -> {
                assertThat(delivery.state()).isEqualTo("pending");
                assertThat(delivery.error()).contains("503");
            });
            banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("update webhook_delivery set next_attempt_at = created_at where webhook_id = :id")
                    .param("id", hook.id()).update());
            await(() -> log(hook).getFirst().state().equals("sent"));
            String[] parts = received.getLast().split(" ", 2);
            Instant signed = Instant.ofEpochSecond(Long.parseLong(parts[0].replaceAll("t=(\\d+),.*", "$1")));
            assertThat(parts[0]).isEqualTo(SignedPost.signature(hook.secret(), signed, parts[1]));
        } finally {
            server.stop(0);
            SYSTEM.run(() -> banso.bean(Webhooks.class).remove(hook.id()));
            allowPrivate(false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/latest",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://100.64.0.1/", "http://0.0.0.0/", "ftp://example.com/",
        "http://user@example.com/", "http://2130706433/"})
    void refusesAddressesOfOurOwnNetwork(String url) {
        assertThatThrownBy(() -> SYSTEM.get(() -> banso.bean(Webhooks.class).create(null, "内部", url))).hasMessageStartingWith("notify.error.");
    }

    private void allowPrivate(boolean allowed) {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("update notice_setting set private_hooks = :allowed").param("allowed", allowed).update());
    }

    private List<Delivery> log(Webhook hook) {
        return SYSTEM.get(() -> banso.bean(WebhookQueue.class).log(hook.id(), 10));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        for (int tries = 0; tries < 200 && !condition.getAsBoolean(); tries++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}

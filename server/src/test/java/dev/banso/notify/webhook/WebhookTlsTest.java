package dev.banso.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.banso.RunningBanso;
import dev.banso.TestKeys;
import dev.banso.database.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Webhooks over TLS, with a certificate that nobody has certified.
class WebhookTlsTest {
    @Test
    void refusesACertificateThatNobodyVouchesForAndTakesItWhenItIsTrusted() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        TestKeys keys = TestKeys.make(folder.resolve("keys.p12"), "EC");
        Path trusted = Files.writeString(folder.resolve("trusted.pem"), keys.certificatePem());
        List<String> received = new CopyOnWriteArrayList<>();
        HttpsServer server = server(keys, received);
        try {
            try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder())) {
                JsonNode call = call(banso, server, delivery -> !delivery.get("error").isNull());
                assertThat(call.get("state").asString()).as("tried again later").isEqualTo("pending");
                assertThat(call.get("error").asString()).startsWith("the TLS certificate of the webhook's server is not trusted:");
                assertThat(received).as("not a byte of the notice").isEmpty();
            }
            try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--trusted-certificates", trusted.toString())) {
                call(banso, server, delivery -> delivery.get("state").asString().equals("sent"));
                assertThat(received).singleElement().satisfies(body -> assertThat(body).contains("\"event\":\"test\""));
            }
        } finally {
            server.stop(0);
        }
    }

    private static JsonNode call(RunningBanso banso, HttpsServer server, Predicate<JsonNode> done) throws InterruptedException {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("update notice_setting set private_hooks = true").update());
        String token = banso.token();
        String hook = "/api/v1/webhooks/" + banso.api("POST", "/api/v1/webhooks", token,
                "{\"name\":\"TLS\",\"url\":\"https://localhost:" + server.getAddress().getPort() + "/\"}").json().get("id").asString();
        banso.api("POST", hook + "/test", token, null);
        JsonNode last = null;
        for (int tries = 0; tries < 300; tries++) {
            last = banso.api("GET", hook + "/deliveries", token, null).json().get("items").get(0);
            if (done.test(last)) {
                return last;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited in vain: " + last);
    }

    private static HttpsServer server(TestKeys keys, List<String> received) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.managers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }
}

package dev.banso.intake.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class ClientProbeTest {
    private final CompletableFuture<Boolean> whileWaiting = new CompletableFuture<>();
    private final CompletableFuture<Boolean> afterwards = new CompletableFuture<>();
    private WebServer server;

    @BeforeEach
    void starts() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new ClientProbe().customize(factory);
        server = factory.getWebServer(context -> {
            var servlet = context.addServlet("slow", new Slow());
            servlet.addMapping("/*");
            servlet.setAsyncSupported(true);
        });
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop();
    }

    @Test
    void seesThatAClientWaitsAndThatItLeft() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(whileWaiting.get(10, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(afterwards.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private final class Slow extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            BooleanSupplier gone = ClientProbe.gone(request);
            whileWaiting.complete(gone.getAsBoolean());
            try {
                for (int look = 0; look < 100 && !gone.getAsBoolean(); look++) {
                    Thread.sleep(50);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            afterwards.complete(gone.getAsBoolean());
        }
    }
}

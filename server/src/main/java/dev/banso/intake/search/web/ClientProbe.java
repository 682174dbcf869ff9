package dev.banso.intake.search.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Lets a request that takes long see whether its client is still there. The servlet API cannot tell before an answer is
/// written; the connector below it can, by a read that does not wait.
@Component
class ClientProbe implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private static final String ATTRIBUTE = ClientProbe.class.getName();
    private static final BooleanSupplier NEVER = () -> false;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new Probing());
    }

    /// Whether the client of this request closed its connection; to be asked by the request's own thread.
    static BooleanSupplier gone(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier probe ? probe : NEVER;
    }

    private static final class Probing extends ValveBase {
        private Probing() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(ATTRIBUTE, (BooleanSupplier) () -> isClosed(request.getCoyoteRequest()));
            getNext().invoke(request, response);
        }

        /// A search has no body, so anything to read is the connection's end, or the next request of a client that did
        /// not wait for this answer.
        private static boolean isClosed(org.apache.coyote.Request connection) {
            connection.action(ActionCode.AVAILABLE, Boolean.TRUE);
            return connection.getAvailable() > 0;
        }
    }
}

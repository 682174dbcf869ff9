package dev.banso.access;

import dev.banso.settings.Settings;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The address under which people reach the pages, with the real port where any free one was asked for.
@Component
public class PublicAddress {
    private volatile URI base;

    PublicAddress(Settings settings) {
        this.base = settings.baseUrl();
    }

    public URI base() {
        return base;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (base.getPort() == 0) {
            base = URI.create(base.getScheme() + "://" + base.getHost() + ":" + event.getWebServer().getPort());
        }
    }
}

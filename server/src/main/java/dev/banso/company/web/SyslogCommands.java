package dev.banso.company.web;

import dev.banso.access.PublicAddress;
import dev.banso.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The FortiGate commands that make a device send its lines to this installation.
@Component
class SyslogCommands {
    private final Settings settings;
    private final PublicAddress address;

    SyslogCommands(Settings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    String udp() {
        return setting("udp", settings.syslogPort(), "");
    }

    String tcp() {
        return setting("reliable", settings.syslogPort(), "");
    }

    /// Null where this installation has no TLS listener.
    @Nullable String tls() {
        Settings.SyslogTls tls = settings.syslogTls();
        return tls == null ? null : setting("reliable", tls.port(), """
                    set enc-algorithm high
                    set certificate "Fortinet_Factory"
                """);
    }

    /// Whether devices elsewhere cannot reach the address that the commands name.
    boolean onlyThisMachine() {
        String host = server();
        return host.equals("localhost") || host.startsWith("127.");
    }

    private String server() {
        return address.base().getHost();
    }

    private String setting(String mode, int port, String more) {
        return """
                config log syslogd setting
                    set status enable
                    set server "%s"
                    set mode %s
                    set port %d
                %s    set facility local7
                    set format default
                end
                config log syslogd filter
                    set severity information
                    set forward-traffic enable
                    set local-traffic enable
                    set anomaly enable
                end
                """.formatted(server(), mode, port, more);
    }
}

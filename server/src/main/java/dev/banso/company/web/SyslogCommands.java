package dev.banso.company.web;

import dev.banso.access.PublicAddress;
import dev.banso.company.SyslogPorts;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The FortiGate commands that make a device send its lines to this installation.
@Component
class SyslogCommands {
    private final SyslogPorts ports;
    private final PublicAddress address;

    SyslogCommands(SyslogPorts ports, PublicAddress address) {
        this.ports = ports;
        this.address = address;
    }

    String udp() {
        return setting("udp", ports.plain(), "");
    }

    String tcp() {
        return setting("reliable", ports.plain(), "");
    }

    /// Null where this installation has no TLS listener.
    @Nullable String tls() {
        OptionalInt port = ports.secured();
        return port.isEmpty() ? null : setting("reliable", port.getAsInt(), """
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

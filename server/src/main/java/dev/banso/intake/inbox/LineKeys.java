package dev.banso.intake.inbox;

import dev.banso.company.Attribution;
import dev.banso.company.DeviceRegistry;
import dev.banso.company.Identification;
import dev.banso.company.Source;
import dev.banso.events.Claim;
import dev.banso.events.LineParser;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Which lines stay in order among each other where a log has several partitions: those of a company; those of a sender
/// that is nobody's; those of an import or adoption. Whose a line really is, its worker decides by the line's own time.
@Component
class LineKeys {
    private final DeviceRegistry registry;
    private final Clock clock;

    LineKeys(DeviceRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    String of(ReceivedLine line) {
        if (line.passage() != null) {
            return line.passage().id().toString();
        }
        Claim claim = LineParser.parse(line.line()).claim();
        InetAddress peer = Objects.requireNonNull(line.address(), "lines from a socket have an address");
        return switch (registry.identify(claim, new Source(peer, line.certificate(), line.entrance().transport()))) {
            case Identification.Identified device when device.at(clock.instant()) instanceof Attribution.Attributed owner ->
                    owner.company().toString();
            case Identification.Identified device -> sender(line, claim);
            case Identification.Unidentified unknown -> sender(line, claim);
        };
    }

    private static String sender(ReceivedLine line, Claim claim) {
        return line.source() + " " + claim.devid() + " " + claim.vd() + " " + claim.hostname();
    }
}

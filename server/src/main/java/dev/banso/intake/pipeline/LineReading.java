package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.company.DeviceRegistry;
import dev.banso.company.Identification;
import dev.banso.company.Source;
import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.Flag;
import dev.banso.events.LineParser;
import dev.banso.events.ParsedLine;
import dev.banso.events.Reading;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.passage.OpenPassages;
import java.net.InetAddress;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Parses a line, finds whose it is by evidence, and reads it in the light of its device. Knows no state of its own, so
/// several threads may use it.
@Component
class LineReading {
    private final DeviceRegistry registry;
    private final Connections connections;

    LineReading(DeviceRegistry registry, Connections connections) {
        this.registry = registry;
        this.connections = connections;
    }

    /// @param passages of the partition that the line comes from
    ReadLine read(long sequence, ReceivedLine received, OpenPassages passages) {
        ParsedLine parsed = parse(received);
        return switch (identify(parsed, received, passages)) {
            case Identification.Unidentified unknown -> ReadLine.of(sequence, received, connections.text(received), parsed.claim(),
                    EventReader.read(parsed, DeviceProfile.UNKNOWN, received.receivedAt()),
                    new Attribution.Unattributed(unknown.reason()));
            case Identification.Identified device -> readAs(device, sequence, received, parsed);
        };
    }

    private Identification identify(ParsedLine parsed, ReceivedLine received, OpenPassages passages) {
        if (received.passage() != null) {
            return passages.identify(received.passage().id(), parsed.claim());
        }
        InetAddress peer = Objects.requireNonNull(received.address(), "lines from a socket have an address");
        return registry.identify(parsed.claim(), new Source(peer, received.certificate(), received.entrance().transport()));
    }

    /// The reading tells the time, the time tells the assignment, and the assignment may change how the line is read.
    private ReadLine readAs(Identification.Identified device, long sequence, ReceivedLine received, ParsedLine parsed) {
        Reading reading = EventReader.read(parsed, device.profile(), received.receivedAt());
        Attribution attribution = device.at(reading.time().toInstant());
        if (attribution instanceof Attribution.Attributed owner && owner.profile() != device.profile()) {
            reading = EventReader.read(parsed, owner.profile(), received.receivedAt());
        }
        return ReadLine.of(sequence, received, connections.text(received), parsed.claim(), reading, attribution);
    }

    private static ParsedLine parse(ReceivedLine received) {
        ParsedLine parsed = LineParser.parse(received.line());
        return received.cut() ? parsed.with(Flag.OVERSIZE) : parsed;
    }
}

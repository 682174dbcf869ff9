package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Flag;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.quarantine.QuarantinedLine;
import dev.banso.intake.quarantine.Sender;
import dev.banso.lake.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Lines that go on together: one lake file, one transaction.
///
/// @param previous the journal's place before this batch
/// @param last the place after it, lines that are left out included
/// @param lines in journal order
/// @param worked time that reading and storing them took, without waiting
record Batch(long previous, long last, List<ReadLine> lines, Duration worked) {
    /// The same after that much more work.
    Batch after(Duration more) {
        return new Batch(previous, last, lines, worked.plus(more));
    }

    List<StoredEvent> toStore() {
        return lines.stream().map(ReadLine::toStore).toList();
    }

    List<ReadLine> owned() {
        return lines.stream().filter(line -> line.owner() != null).toList();
    }

    List<QuarantinedLine> quarantined() {
        List<QuarantinedLine> found = new ArrayList<>();
        for (ReadLine line : lines) {
            if (line.attribution() instanceof Attribution.Unattributed nobody) {
                found.add(new QuarantinedLine(line.sequence(), nobody.reason(), Sender.of(line.connection(), line.claim()),
                        line.received().receivedAt(), line.received().line()));
            }
        }
        return found;
    }

    Map<Flag, Long> flags() {
        Map<Flag, Long> counts = new EnumMap<>(Flag.class);
        lines.forEach(line -> line.reading().flags().forEach(flag -> counts.merge(flag, 1L, Long::sum)));
        return counts;
    }

    static List<AttributedReading> readings(List<ReadLine> lines) {
        List<AttributedReading> readings = new ArrayList<>(lines.size());
        for (ReadLine line : lines) {
            Attribution.Attributed owner = line.owner();
            if (owner != null) {
                readings.add(line.toConsume(owner));
            }
        }
        return readings;
    }

    static boolean live(ReadLine line) {
        return switch (line.received().entrance()) {
            case UDP, TCP, TLS -> true;
            case IMPORT, ADOPTION -> false;
        };
    }
}

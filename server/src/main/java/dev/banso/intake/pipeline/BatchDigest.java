package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Flag;
import dev.banso.events.Reading;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.device.LineTally;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.passage.PassageLine;
import dev.banso.intake.quarantine.QuarantinedLine;
import dev.banso.intake.quarantine.Sender;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the transaction of a batch needs of its lines once they are stored: their counts, and of the lines themselves only those few
/// that somebody looks at. So a batch takes little memory after it was stored, and several can be committed together.
final class BatchDigest {
    private final LineTally tally = new LineTally();
    private final List<AttributedReading> wanted = new ArrayList<>();
    private final List<QuarantinedLine> quarantined = new ArrayList<>();
    private final List<PassageLine> passages = new ArrayList<>();
    private final Map<Flag, Long> flags = new EnumMap<>(Flag.class);
    private int lines;

    /// @param wants whether a line is to be looked at within the transaction
    static BatchDigest of(Collection<ReadLine> lines, Predicate<Reading> wants) {
        BatchDigest digest = new BatchDigest();
        lines.forEach(line -> digest.add(line, wants));
        return digest;
    }

    private void add(ReadLine line, Predicate<Reading> wants) {
        lines++;
        line.reading().flags().forEach(flag -> flags.merge(flag, 1L, Long::sum));
        UUID company = switch (line.attribution()) {
            case Attribution.Attributed owner -> add(line, owner, wants);
            case Attribution.Unattributed nobody -> add(line, nobody);
        };
        if (line.received().passage() != null) {
            passages.add(new PassageLine(line.received().passage(), company));
        }
    }

    private UUID add(ReadLine line, Attribution.Attributed owner, Predicate<Reading> wants) {
        tally.add(owner.company(), owner.device(), line.reading(), line.received());
        if (wants.test(line.reading())) {
            wanted.add(new AttributedReading(line.sequence(), owner.company(), owner.device(), line.connection(), line.received().receivedAt(),
                    line.reading(), line.received().line()));
        }
        return owner.company();
    }

    private @Nullable UUID add(ReadLine line, Attribution.Unattributed nobody) {
        ReceivedLine received = line.received();
        quarantined.add(new QuarantinedLine(line.sequence(), received.entrance(), nobody.reason(), Sender.of(line.connection(), line.claim()),
                received.receivedAt(), received.line()));
        return null;
    }

    /// The two together.
    BatchDigest with(BatchDigest later) {
        BatchDigest both = new BatchDigest();
        both.take(this);
        both.take(later);
        return both;
    }

    private void take(BatchDigest part) {
        lines += part.lines;
        tally.add(part.tally);
        wanted.addAll(part.wanted);
        quarantined.addAll(part.quarantined);
        passages.addAll(part.passages);
        part.flags.forEach((flag, count) -> flags.merge(flag, count, Long::sum));
    }

    int lines() {
        return lines;
    }

    /// Lines that are still in memory.
    int linesKept() {
        return wanted.size() + quarantined.size();
    }

    LineTally tally() {
        return tally;
    }

    /// Lines that a consumer wants, in the order of the log.
    List<AttributedReading> wanted() {
        return wanted;
    }

    List<QuarantinedLine> quarantined() {
        return quarantined;
    }

    List<PassageLine> passages() {
        return passages;
    }

    /// How often each flag was set.
    Map<Flag, Long> flags() {
        return flags;
    }
}

package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Claim;
import dev.banso.events.Reading;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.quarantine.Sender;
import dev.banso.lake.StoredEvent;
import org.jspecify.annotations.Nullable;

/// A line out of the journal, attributed and read.
///
/// @param claim who it says it is from; the key of the quarantine
/// @param attribution whose it is, or why it is nobody's
record ReadLine(long sequence, ReceivedLine received, Claim claim, Reading reading, Attribution attribution) {
    Attribution.@Nullable Attributed owner() {
        return attribution instanceof Attribution.Attributed attributed ? attributed : null;
    }

    /// The connection; where the line is nobody's, with the names it bears, by which the lake finds it again.
    String source() {
        return owner() == null ? Sender.of(received.source(), claim).text() : received.source();
    }

    StoredEvent toStore() {
        Attribution.Attributed owner = owner();
        return StoredEvent.of(sequence, owner == null ? null : owner.company(), owner == null ? null : owner.device(),
                source(), reading, received.line());
    }

    AttributedReading toConsume(Attribution.Attributed owner) {
        return new AttributedReading(sequence, owner.company(), owner.device(), received.source(), received.receivedAt(),
                reading, received.line());
    }
}

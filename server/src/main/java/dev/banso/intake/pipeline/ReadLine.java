package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Claim;
import dev.banso.events.Reading;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.quarantine.Sender;
import dev.banso.lake.StoredEvent;

/// A line out of the journal, attributed and read.
///
/// @param connection how it came: `udp 192.0.2.1`
/// @param claim who it says it is from; the key of the quarantine
/// @param attribution whose it is, or why it is nobody's
/// @param toStore as it goes into the lake
record ReadLine(long sequence, ReceivedLine received, String connection, Claim claim, Reading reading, Attribution attribution,
        StoredEvent toStore) {
    static ReadLine of(long sequence, ReceivedLine received, String connection, Claim claim, Reading reading, Attribution attribution) {
        StoredEvent stored = switch (attribution) {
            case Attribution.Attributed owner ->
                    StoredEvent.of(sequence, owner.company(), owner.device(), connection, reading, received.line());
            // With the names it bears, by which the lake finds it again.
            case Attribution.Unattributed nobody ->
                    StoredEvent.of(sequence, null, null, Sender.of(connection, claim).text(), reading, received.line());
        };
        return new ReadLine(sequence, received, connection, claim, reading, attribution, stored);
    }
}

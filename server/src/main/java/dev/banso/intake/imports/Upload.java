package dev.banso.intake.imports;

import dev.banso.events.framing.FrameDecoder;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.inbox.Passage;
import dev.banso.intake.inbox.ReceivedLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Reads one upload into the journal. Lines are numbered from 1, empty ones left out, so the same file numbers its lines
/// alike whenever it is sent; those that are on disk already are passed over.
final class Upload {
    private static final int CHUNK = 64 << 10;
    private static final int LINES_BETWEEN_RECORDS = 20_000;

    private final UUID id;
    private final Inbox inbox;
    private final Clock clock;
    private final LongConsumer record;
    private final FrameDecoder decoder = new FrameDecoder();
    private long ordinal;
    private long onDisk;
    private long lastSequence;
    private long cutSoFar;

    /// @param onDisk lines of this import that are on disk already
    /// @param record is told how many lines are on disk, now and then and at last
    Upload(UUID id, long onDisk, Inbox inbox, Clock clock, LongConsumer record) {
        this.id = id;
        this.onDisk = onDisk;
        this.inbox = inbox;
        this.clock = clock;
        this.record = record;
    }

    /// Reads to the end. The journal's back-pressure is the sender's.
    ///
    /// @throws IOException where the connection breaks; what came of an unfinished line is not taken
    void read(InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            decoder.feed(ByteBuffer.wrap(chunk, 0, length), this::take);
            if (ordinal - onDisk >= LINES_BETWEEN_RECORDS) {
                settle();
            }
        }
        decoder.end(this::take);
    }

    /// Waits for the disk and records how far it is.
    ///
    /// @return lines of this import that are on disk
    long settle() {
        if (ordinal > onDisk) {
            inbox.awaitDurable(lastSequence);
            onDisk = ordinal;
            record.accept(onDisk);
        }
        return onDisk;
    }

    private void take(byte[] line) {
        boolean cut = decoder.oversized() > cutSoFar;
        cutSoFar = decoder.oversized();
        if (ordinal >= onDisk) {
            put(line, new Passage(id, ordinal + 1), cut);
        }
        ordinal++;
    }

    private void put(byte[] line, Passage place, boolean cut) {
        try {
            lastSequence = inbox.put(new ReceivedLine(Entrance.IMPORT, clock.instant(), null, null, place, cut, line));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the installation stops", stopping);
        }
    }
}

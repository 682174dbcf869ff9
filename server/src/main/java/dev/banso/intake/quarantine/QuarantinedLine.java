package dev.banso.intake.quarantine;

import dev.banso.company.Attribution;
import dev.banso.intake.inbox.Entrance;
import java.time.Instant;

/// A line that could not be attributed.
public record QuarantinedLine(long sequence, Entrance entrance, Attribution.Reason reason, Sender sender, Instant receivedAt, byte[] line) {}

package dev.banso.intake.device;

import java.time.Instant;
import java.util.UUID;

/// What came from a device over its connection, within a batch, as it is counted.
final class SignOfLife {
    private final UUID device;
    private final UUID company;
    private final Instant first;
    private Instant last;
    private Instant event;
    private long lines;
    private long bytes;

    /// None yet.
    ///
    /// @param receivedAt when the line was received that will be counted first
    /// @param event the time which that line says
    SignOfLife(UUID device, UUID company, Instant receivedAt, Instant event) {
        this.device = device;
        this.company = company;
        first = receivedAt;
        last = receivedAt;
        this.event = event;
    }

    void add(Instant receivedAt, Instant time, int length) {
        lines++;
        bytes += length;
        last = receivedAt;
        event = time;
    }

    /// Both together.
    SignOfLife with(SignOfLife other) {
        SignOfLife latest = other.last.isBefore(last) ? this : other;
        SignOfLife both = new SignOfLife(device, latest.company, first.isBefore(other.first) ? first : other.first, latest.event);
        both.last = latest.last;
        both.lines = lines + other.lines;
        both.bytes = bytes + other.bytes;
        return both;
    }

    UUID device() {
        return device;
    }

    /// The company of the latest line.
    UUID company() {
        return company;
    }

    /// When the first line was received.
    Instant first() {
        return first;
    }

    /// When the latest line was received.
    Instant last() {
        return last;
    }

    /// The time which the latest line says.
    Instant event() {
        return event;
    }

    long lines() {
        return lines;
    }

    long bytes() {
        return bytes;
    }
}

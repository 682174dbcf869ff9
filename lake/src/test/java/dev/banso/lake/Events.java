package dev.banso.lake;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events for tests, told apart by their sequence.
final class Events {
    static final UUID AOBA = new UUID(1, 1);
    static final UUID SENDAI = new UUID(1, 2);
    static final UUID DEVICE = new UUID(2, 1);
    /// 2020-10-01T00:00 in Tokyo.
    static final Instant OCTOBER = Instant.parse("2020-09-30T15:00:00Z");

    private final long sequence;
    private @Nullable UUID company = AOBA;
    private String source = "203.0.113.1";
    private Instant time;
    private Instant received;
    private @Nullable ThreatClass threatClass;
    private @Nullable MalwarePath path;
    private @Nullable Boolean blocked;
    private @Nullable String from = "192.168.1.10";
    private @Nullable String to = "198.51.100.7";
    private @Nullable String user;
    private @Nullable String attack;
    private byte[] line;

    private Events(long sequence) {
        this.sequence = sequence;
        time = OCTOBER.plusSeconds(sequence);
        received = time;
        line = bytes("line " + sequence);
    }

    static Events event(long sequence) {
        return new Events(sequence);
    }

    Events company(@Nullable UUID value) {
        company = value;
        return this;
    }

    Events source(String value) {
        source = value;
        return this;
    }

    Events time(Instant value) {
        time = value;
        received = value;
        return this;
    }

    Events received(Instant value) {
        received = value;
        return this;
    }

    Events threat(ThreatClass value) {
        threatClass = value;
        return this;
    }

    Events malware(MalwarePath value) {
        threatClass = ThreatClass.MALWARE;
        path = value;
        blocked = true;
        return this;
    }

    Events from(@Nullable String value) {
        from = Addresses.canonical(value);
        return this;
    }

    Events to(@Nullable String value) {
        to = Addresses.canonical(value);
        return this;
    }

    Events user(String value) {
        user = value;
        return this;
    }

    Events attack(String value) {
        attack = value;
        return this;
    }

    Events line(String value) {
        return line(bytes(value));
    }

    Events line(byte[] value) {
        line = value;
        return this;
    }

    StoredEvent build() {
        var columns = new EventColumns(
                4001,
                "traffic",
                "forward",
                threatClass,
                path,
                blocked,
                1,
                from,
                50_000,
                to,
                443,
                user,
                null,
                null,
                null,
                attack,
                null,
                "accept",
                "HTTPS",
                null);
        return new StoredEvent(sequence, company, DEVICE, source, time, received, columns, line);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(StoredEvent event) {
        return new String(event.line(), StandardCharsets.UTF_8);
    }
}

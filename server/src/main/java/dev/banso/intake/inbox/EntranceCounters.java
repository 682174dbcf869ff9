package dev.banso.intake.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/// What happened at one entrance since the start of the process.
public final class EntranceCounters {
    private final Counter lines;
    private final Counter bytes;
    private final Counter droppedByKernel;
    private final Counter droppedAtJournal;
    private final Counter oversize;
    private final Counter incomplete;
    private final Counter refusedConnections;
    private final AtomicLong connections;

    EntranceCounters(MeterRegistry registry, Entrance entrance) {
        String listener = entrance.code();
        lines = Counter.builder("banso.intake.received.lines").tag("listener", listener)
                .description("Lines that are on disk").register(registry);
        bytes = Counter.builder("banso.intake.received.bytes").tag("listener", listener)
                .description("Bytes of lines that are on disk, without framing").register(registry);
        droppedByKernel = dropped(registry, listener, "kernel");
        droppedAtJournal = dropped(registry, listener, "journal");
        oversize = Counter.builder("banso.intake.oversize.lines").tag("listener", listener)
                .description("Lines cut at the longest allowed size").register(registry);
        incomplete = Counter.builder("banso.intake.incomplete.lines").tag("listener", listener)
                .description("Unfinished lines of connections that broke").register(registry);
        refusedConnections = Counter.builder("banso.intake.refused.connections").tag("listener", listener)
                .description("Connections closed by us: too many, idle, or no TLS").register(registry);
        connections = java.util.Objects.requireNonNull(registry.gauge("banso.intake.connections",
                io.micrometer.core.instrument.Tags.of("listener", listener), new AtomicLong()));
    }

    private static Counter dropped(MeterRegistry registry, String listener, String where) {
        return Counter.builder("banso.intake.dropped.lines").tag("listener", listener).tag("where", where)
                .description("Datagrams lost before they were on disk").register(registry);
    }

    void received(long count, long size) {
        lines.increment(count);
        bytes.increment(size);
    }

    public void droppedByKernel(long count) {
        droppedByKernel.increment(count);
    }

    public void droppedAtJournal() {
        droppedAtJournal.increment();
    }

    public void oversize() {
        oversize.increment();
    }

    public void incomplete() {
        incomplete.increment();
    }

    public void refusedConnection() {
        refusedConnections.increment();
    }

    public void connected() {
        connections.incrementAndGet();
    }

    public void disconnected() {
        connections.decrementAndGet();
    }

    /// The counters as they stand.
    public Snapshot snapshot() {
        return new Snapshot((long) lines.count(), (long) bytes.count(), (long) droppedByKernel.count(),
                (long) droppedAtJournal.count(), (long) oversize.count(), (long) incomplete.count(),
                (long) refusedConnections.count(), connections.get());
    }

    /// What the intake page and API show of an entrance.
    ///
    /// @param droppedByKernel datagrams that the system threw away because its buffer was full
    /// @param droppedAtJournal datagrams that came while the journal was full
    /// @param connections open right now
    public record Snapshot(long lines, long bytes, long droppedByKernel, long droppedAtJournal, long oversize,
            long incomplete, long refusedConnections, long connections) {
        /// These numbers by names, in which the entrance's stands, too.
        public Map<String, Long> named(Entrance entrance) {
            String prefix = entrance.code() + ".";
            return Map.of(prefix + "lines", lines, prefix + "bytes", bytes, prefix + "kernel", droppedByKernel, prefix + "journal", droppedAtJournal,
                    prefix + "oversize", oversize, prefix + "incomplete", incomplete, prefix + "refused", refusedConnections,
                    prefix + "connections", connections);
        }

        /// The numbers that bear these names.
        public static Snapshot of(Entrance entrance, Map<String, Long> named) {
            ToLongFunction<String> number = name -> named.getOrDefault(entrance.code() + "." + name, 0L);
            return new Snapshot(number.applyAsLong("lines"), number.applyAsLong("bytes"), number.applyAsLong("kernel"),
                    number.applyAsLong("journal"), number.applyAsLong("oversize"), number.applyAsLong("incomplete"),
                    number.applyAsLong("refused"), number.applyAsLong("connections"));
        }
    }
}

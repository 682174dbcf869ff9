package dev.banso.bench;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.LineParser;
import dev.banso.events.Network;
import dev.banso.events.Side;
import dev.banso.lake.Compaction;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeOptions;
import dev.banso.lake.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A lake of its own, filled through its API with what intake would have made of the lines.
final class FilledLake implements AutoCloseable {
    private static final int BATCH = 20_000;

    private final Path folder;
    private final Lake lake;
    private final List<Supplier<StoredEvent>> batch = new ArrayList<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private Future<?> writing = CompletableFuture.completedFuture(null);
    private final ExecutorService settler = Executors.newSingleThreadExecutor();
    private Future<?> settling = CompletableFuture.completedFuture(null);
    private final Map<Integer, DeviceProfile> profiles = new HashMap<>();
    private long sequence;

    /// @param now by whose time days are over
    FilledLake(Path folder, Instant now) {
        this.folder = folder;
        lake = Lake.open(folder, LakeOptions.defaults(InstantSource.fixed(now)));
    }

    static UUID company(int number) {
        return new UUID(0x0190_0000_0000_7000L, Long.MIN_VALUE | number);
    }

    /// Reads a line and stores it, received when it happened.
    ///
    /// @return its sequence
    long add(int device, byte[] line, Instant receivedAt) {
        sequence++;
        DeviceProfile profile = profiles.computeIfAbsent(device, FilledLake::profile);
        UUID company = company(device);
        long own = sequence;
        batch.add(() -> StoredEvent.of(own, company, company, "127.0.0.1", EventReader.read(LineParser.parse(line), profile, receivedAt), line));
        if (batch.size() == BATCH) {
            flush();
        }
        return sequence;
    }

    /// Goes on behind what an earlier run has stored; what it did not finish is left out.
    void continueAfter(long stored) {
        lake.discardAfter(stored);
        sequence = stored;
    }

    /// Reads on all processors while the batch before is being written.
    private void flush() {
        List<StoredEvent> read = batch.parallelStream().map(Supplier::get).toList();
        batch.clear();
        await(writing);
        writing = writer.submit(() -> lake.write(read));
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("the lake could not be filled", failed);
        }
    }

    /// Brings everything into the form in which it stays: by company and day, merged until nothing is left to merge.
    void settle() {
        settleBeside(last -> {});
        await(settling);
    }

    /// Begins to settle all lines so far, once what was settled before is done; more may be added meanwhile.
    ///
    /// @param settled is told the sequence of the last of these lines when they are settled
    void settleBeside(LongConsumer settled) {
        flush();
        await(writing);
        await(settling);
        long last = sequence;
        settling = settler.submit(() -> {
            settle(last);
            settled.accept(last);
        });
    }

    private void settle(long last) {
        lake.settle(last);
        for (Compaction done = lake.compact(last); done.filesRead() > 0; ) {
            done = lake.compact(last);
        }
    }

    /// All that lies on the disk, the list of files included.
    long bytes() throws IOException {
        return Folders.bytes(folder) - Folders.bytes(folder.resolve("work"));
    }

    Lake lake() {
        return lake;
    }

    private static DeviceProfile profile(int device) {
        return DeviceProfile.UNKNOWN
                .withVersion(FortiOsVersion.parse("6.4.2"))
                .withInterfaces(Map.of("wan1", Side.EXTERNAL, "internal", Side.INTERNAL))
                .withNetworks(List.of(Network.parse(GeneratedLines.inside(device) + ".0/24")))
                .withWanAddresses(List.of(Network.parse(GeneratedLines.outside(device))));
    }

    @Override
    public void close() {
        await(writing);
        await(settling);
        writer.close();
        settler.close();
        lake.close();
    }
}

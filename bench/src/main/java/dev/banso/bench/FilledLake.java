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

/// A lake of its own, filled through its API with what intake would have made of the lines.
final class FilledLake implements AutoCloseable {
    private static final int BATCH = 20_000;

    private final Path folder;
    private final Lake lake;
    private final List<StoredEvent> batch = new ArrayList<>();
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
        batch.add(StoredEvent.of(sequence, company, company, "127.0.0.1", EventReader.read(LineParser.parse(line), profile, receivedAt), line));
        if (batch.size() == BATCH) {
            flush();
        }
        return sequence;
    }

    private void flush() {
        lake.write(batch);
        batch.clear();
    }

    /// Brings everything into the form in which it stays: by company and day, merged until nothing is left to merge.
    void settle() {
        flush();
        lake.settle(sequence);
        for (Compaction done = lake.compact(sequence); done.filesRead() > 0; ) {
            done = lake.compact(sequence);
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
        lake.close();
    }
}

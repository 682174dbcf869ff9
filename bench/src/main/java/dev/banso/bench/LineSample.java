package dev.banso.bench;

import dev.banso.lake.Lake;
import dev.banso.lake.StoredEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Some of the lines that were stored, to be compared with what comes back.
final class LineSample {
    /// So many lines can be asked for at once.
    private static final int MOST_OF_A_COMPANY = 1_000;

    private final Map<UUID, Map<Long, byte[]>> lines = new HashMap<>();

    void add(UUID company, long sequence, byte[] line) {
        Map<Long, byte[]> ofCompany = lines.computeIfAbsent(company, each -> new HashMap<>());
        if (ofCompany.size() < MOST_OF_A_COMPANY) {
            ofCompany.put(sequence, line);
        }
    }

    /// @return how many lines came back byte for byte
    /// @throws IOException where one did not
    long verify(Lake lake) throws IOException {
        long verified = 0;
        for (Map.Entry<UUID, Map<Long, byte[]>> ofCompany : lines.entrySet()) {
            Map<Long, byte[]> missing = new HashMap<>(ofCompany.getValue());
            for (StoredEvent event : lake.find(ofCompany.getKey(), ofCompany.getValue().keySet())) {
                if (!Arrays.equals(event.line(), missing.remove(event.sequence()))) {
                    throw new IOException("line " + event.sequence() + " came back changed");
                }
                verified++;
            }
            if (!missing.isEmpty()) {
                throw new IOException(missing.size() + " lines did not come back");
            }
        }
        return verified;
    }
}

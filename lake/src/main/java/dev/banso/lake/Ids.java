package dev.banso.lake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;

/// The ids in one file as bytes: the same few come again and again, and those are made once. For one thread.
final class Ids {
    private final Map<UUID, Binary> known = new HashMap<>();

    Binary binary(UUID id) {
        return known.computeIfAbsent(id, unseen ->
                Binary.fromConstantByteArray(unseen.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}

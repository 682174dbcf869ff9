package dev.banso.lake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// Ids and texts in one file as bytes: the same few come again and again, and those are made once. For one thread.
final class BinaryCache {
    private static final int PLACES = 256;

    private final Map<UUID, Binary> ids = new HashMap<>();
    /// The texts seen last by a part of their hash.
    private final @Nullable String[] texts = new String[PLACES];
    private final Binary[] binaries = new Binary[PLACES];

    Binary of(UUID id) {
        return ids.computeIfAbsent(id, unseen ->
                Binary.fromConstantByteArray(unseen.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    Binary of(String text) {
        var hash = text.hashCode();
        var place = (hash ^ hash >>> 16) & PLACES - 1;
        if (!text.equals(texts[place])) {
            texts[place] = text;
            binaries[place] = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        }
        return binaries[place];
    }
}

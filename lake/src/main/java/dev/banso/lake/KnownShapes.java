package dev.banso.lake;

import dev.banso.events.line.Bytes;
import dev.banso.events.line.Template;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// The shapes seen last, found by their bytes without making text of them. For one thread.
final class KnownShapes {
    private static final int PLACES = 4096;

    private final @Nullable KnownShape[] known = new KnownShape[PLACES];

    /// A shape in the forms in which it is needed.
    ///
    /// @param bytes as they are stored
    /// @param template how lines come back
    record KnownShape(byte[] bytes, Binary binary, Template<Hole> template) {}

    /// The shape of these bytes.
    KnownShape of(Bytes shape) {
        var hash = shape.hash();
        var place = (hash ^ hash >>> 16) & PLACES - 1;
        var found = known[place];
        if (found == null || !shape.are(found.bytes)) {
            var bytes = shape.toArray();
            found = new KnownShape(
                    bytes,
                    Binary.fromConstantByteArray(bytes),
                    Template.read(new String(bytes, StandardCharsets.UTF_8), Hole::of));
            known[place] = found;
        }
        return found;
    }
}

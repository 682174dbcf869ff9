package dev.banso.lake;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/// How a [Manifest] is written, as its first bytes say. Any is read, the last one is written.
enum ManifestFormat {
    /// Until November 2026: an owner is a name.
    NAMES("BANSOL01") {
        @Override
        Owners owners(DataInputStream source) throws IOException {
            var owners = new HashMap<UUID, Long>();
            for (var i = source.readInt(); i > 0; i--) {
                owners.put(Owner.named(source.readUTF()), source.readLong());
            }
            return Owners.of(owners);
        }
    },

    /// An owner is two numbers, which takes a third less.
    NUMBERS("BANSOL02") {
        @Override
        Owners owners(DataInputStream source) throws IOException {
            return Owners.read(source);
        }
    };

    static final ManifestFormat WRITTEN = NUMBERS;
    static final int MAGIC_BYTES = 8;

    private final byte[] magic;

    ManifestFormat(String magic) {
        this.magic = magic.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] magic() {
        return magic.clone();
    }

    /// Reads the owners of one file.
    abstract Owners owners(DataInputStream source) throws IOException;

    /// The format that begins so; empty where none does.
    static Optional<ManifestFormat> of(byte[] magic) {
        return Arrays.stream(values()).filter(format -> Arrays.equals(format.magic, magic)).findFirst();
    }
}

package dev.banso.intake.inbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line with the evidence of who sent it, as the journal keeps it.
///
/// @param entrance where it came in
/// @param receivedAt when, by Banso's clock
/// @param address address of the peer; null for imports
/// @param certificate SHA-256 of the peer's TLS certificate in lower-case hexadecimal; null where it showed none
/// @param passage its import or adoption; null for lines from a socket
/// @param cut whether the framing cut it at the longest allowed size
/// @param line its bytes, without the framing
public record ReceivedLine(
        Entrance entrance,
        Instant receivedAt,
        @Nullable InetAddress address,
        @Nullable String certificate,
        @Nullable Passage passage,
        boolean cut,
        byte[] line) {
    private static final byte VERSION = 1;
    private static final int HAS_CERTIFICATE = 1;
    private static final int HAS_PASSAGE = 2;
    private static final int CUT = 4;
    private static final int FIXED_BYTES = 4 + 12;
    private static final int FINGERPRINT_BYTES = 32;
    private static final int PASSAGE_BYTES = 24;
    private static final Entrance[] ENTRANCES = Entrance.values();

    /// The bytes that the journal keeps; [#decode] reads them.
    public byte[] encode() {
        byte[] peer = address == null ? new byte[0] : address.getAddress();
        int size = FIXED_BYTES + peer.length + line.length
                + (certificate == null ? 0 : FINGERPRINT_BYTES) + (passage == null ? 0 : PASSAGE_BYTES);
        int content = (certificate == null ? 0 : HAS_CERTIFICATE) | (passage == null ? 0 : HAS_PASSAGE) | (cut ? CUT : 0);
        ByteBuffer bytes = ByteBuffer.allocate(size)
                .put(VERSION).put((byte) entrance.ordinal()).put((byte) content).put((byte) peer.length)
                .putLong(receivedAt.getEpochSecond()).putInt(receivedAt.getNano())
                .put(peer);
        if (certificate != null) {
            bytes.put(HexFormat.of().parseHex(certificate));
        }
        if (passage != null) {
            bytes.putLong(passage.id().getMostSignificantBits()).putLong(passage.id().getLeastSignificantBits())
                    .putLong(passage.ordinal());
        }
        return bytes.put(line).array();
    }

    /// @throws IllegalStateException where a newer Banso wrote the record
    public static ReceivedLine decode(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalStateException("the journal holds records of version " + version + "; this Banso reads version " + VERSION);
        }
        Entrance entrance = ENTRANCES[bytes.get()];
        int content = bytes.get();
        byte[] peer = new byte[bytes.get()];
        Instant receivedAt = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        bytes.get(peer);
        String certificate = null;
        if ((content & HAS_CERTIFICATE) != 0) {
            byte[] fingerprint = new byte[FINGERPRINT_BYTES];
            bytes.get(fingerprint);
            certificate = HexFormat.of().formatHex(fingerprint);
        }
        Passage passage = (content & HAS_PASSAGE) == 0 ? null
                : new Passage(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        byte[] line = new byte[bytes.remaining()];
        bytes.get(line);
        return new ReceivedLine(entrance, receivedAt, address(peer), certificate, passage, (content & CUT) != 0, line);
    }

    /// How the line came, for the lake, the quarantine and for people: `udp 192.0.2.1`, with the certificate where one was
    /// shown.
    public String source() {
        return entrance.code() + (address == null ? "" : " " + address.getHostAddress())
                + (certificate == null ? "" : " sha256:" + certificate);
    }

    private static @Nullable InetAddress address(byte[] peer) {
        try {
            return peer.length == 0 ? null : InetAddress.getByAddress(peer);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

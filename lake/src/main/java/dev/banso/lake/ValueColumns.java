package dev.banso.lake;

import static dev.banso.lake.ValueColumn.Type.HARDWARE_ADDRESS;
import static dev.banso.lake.ValueColumn.Type.NUMBER;
import static dev.banso.lake.ValueColumn.Type.TEXT;
import static dev.banso.lake.ValueColumn.Type.UUID;
import static dev.banso.lake.ValueColumn.given;
import static dev.banso.lake.ValueColumn.own;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns from which lines are restored. New ones come last. Any value may also stand among those without a column.
final class ValueColumns {
    static final List<ValueColumn> ALL = List.of(
            given("type", TEXT, "type"),
            given("subtype", TEXT, "subtype"),
            given("src_ip", TEXT, "srcip", "src", "src_ip"),
            given("src_port", NUMBER, "srcport", "spt", "src_port"),
            given("dst_ip", TEXT, "dstip", "dst", "dest_ip"),
            given("dst_port", NUMBER, "dstport", "dpt", "dest_port"),
            given("user", TEXT, "user", "suser", "duser"),
            given("host", TEXT, "hostname", "dhost"),
            given("url", TEXT, "url", "request"),
            given("file", TEXT, "filename", "fname"),
            given("attack", TEXT, "attack", "virus", "signature"),
            given("action", TEXT, "action", "act"),
            given("service", TEXT, "service"),
            given("message", TEXT, "msg"),
            own("zone", NUMBER),
            own("nanos", NUMBER),
            own("session", NUMBER, "sessionid", "externalId", "flow_id"),
            own("policy", NUMBER, "policyid", "FTNTFGTpolicyid"),
            own("duration", NUMBER, "duration", "FTNTFGTduration"),
            own("sent_bytes", NUMBER, "sentbyte", "out", "bytes_toserver"),
            own("received_bytes", NUMBER, "rcvdbyte", "in", "bytes_toclient"),
            own("sent_packets", NUMBER, "sentpkt", "FTNTFGTsentpkt", "pkts_toserver"),
            own("received_packets", NUMBER, "rcvdpkt", "FTNTFGTrcvdpkt", "pkts_toclient"),
            own("sent_delta", NUMBER, "sentdelta", "FTNTFGTsentdelta"),
            own("received_delta", NUMBER, "rcvddelta", "FTNTFGTrcvddelta"),
            own("translated_port", NUMBER, "transport", "sourceTranslatedPort"),
            own("incident", NUMBER, "incidentserialno", "FTNTFGTincidentserialno"),
            own("attack_id", NUMBER, "attackid", "FTNTFGTattackid", "signature_id"),
            own("src_mac", HARDWARE_ADDRESS, "srcmac", "mastersrcmac"),
            own("dst_mac", HARDWARE_ADDRESS, "dstmac", "masterdstmac"),
            own("src_uuid", UUID, "srcuuid", "FTNTFGTsrcuuid"),
            own("dst_uuid", UUID, "dstuuid", "FTNTFGTdstuuid"),
            own("policy_uuid", UUID, "poluuid", "FTNTFGTpoluuid"),
            own("cookies", UUID, "cookies"));

    static final int ZONE = position("zone");
    static final int NANOS = position("nanos");

    /// The keys whose values are the time of the event in some spelling.
    private static final List<String> CLOCK_KEYS =
            Arrays.stream(Hole.Clock.values()).map(Hole.Clock::key).distinct().toList();
    private static final List<List<Hole.Clock>> CLOCKS = CLOCK_KEYS.stream()
            .map(key -> Arrays.stream(Hole.Clock.values()).filter(clock -> clock.key().equals(key)).toList())
            .toList();

    private static final int SLOTS = 512;
    private static final byte[] @Nullable [] KEYS = new byte[SLOTS][];
    private static final int[] POSITIONS = new int[SLOTS];

    static {
        for (var position = 0; position < ALL.size(); position++) {
            var known = position;
            ALL.get(position).keys().forEach(key -> know(key, known));
        }
        for (var key = 0; key < CLOCK_KEYS.size(); key++) {
            know(CLOCK_KEYS.get(key), ALL.size() + key);
        }
    }

    private ValueColumns() {}

    /// The columns that the event does not fill for searches.
    static List<ValueColumn> notGiven() {
        return ALL.stream().filter(column -> !column.given()).toList();
    }

    /// The arguments of the function that restores lines, after those of the shape.
    static String arguments() {
        return ALL.stream().map(ValueColumn::argument).collect(Collectors.joining(", "));
    }

    /// Where the column of a name stands; -1 where there is none.
    static int position(String name) {
        return IntStream.range(0, ALL.size())
                .filter(position -> ALL.get(position).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    /// Where the column for the values of a key stands, or what [#clocks] takes; -1 where there is neither.
    static int ofKey(byte[] line, int from, int to) {
        var slot = slot(line, from, to);
        return KEYS[slot] == null ? -1 : POSITIONS[slot];
    }

    /// The spellings of the event's time that values of such a key may have; none where it is the key of a column, or of
    /// nothing.
    static List<Hole.Clock> clocks(int ofKey) {
        return ofKey < ALL.size() ? List.of() : CLOCKS.get(ofKey - ALL.size());
    }

    private static void know(String key, int position) {
        var bytes = key.getBytes(StandardCharsets.US_ASCII);
        var slot = slot(bytes, 0, bytes.length);
        KEYS[slot] = bytes;
        POSITIONS[slot] = position;
    }

    private static int slot(byte[] line, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) {
            hash = hash * 31 + line[i];
        }
        var slot = (hash ^ hash >>> 9) & SLOTS - 1;
        for (var key = KEYS[slot]; key != null && !Arrays.equals(key, 0, key.length, line, from, to); key = KEYS[slot]) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}

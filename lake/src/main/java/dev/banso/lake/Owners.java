package dev.banso.lake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/// How many rows of a file are whose. Kept tight, in memory and on disk: a fresh file has rows of nearly every company, and there
/// may be thousands of both.
final class Owners {
    /// Two numbers for each owner, in their order.
    private final long[] ids;
    private final int[] rows;

    private Owners(int count) {
        ids = new long[2 * count];
        rows = new int[count];
    }

    static Owners of(Map<UUID, Long> rows) {
        var sorted = new TreeMap<UUID, Long>(EventOrder.BY_OWNER);
        sorted.putAll(rows);
        var owners = new Owners(sorted.size());
        var at = 0;
        for (var owner : sorted.entrySet()) {
            owners.put(at++, owner.getKey().getMostSignificantBits(), owner.getKey().getLeastSignificantBits(), owner.getValue());
        }
        return owners;
    }

    static Owners of(UUID owner, long rows) {
        return of(Map.of(owner, rows));
    }

    /// What several files have together.
    static Owners sum(Collection<Owners> parts) {
        if (parts.size() == 1) {
            return parts.iterator().next();
        }
        var sum = new HashMap<UUID, Long>();
        parts.forEach(part -> part.forEach((owner, rows) -> sum.merge(owner, rows, Long::sum)));
        return of(sum);
    }

    /// How many there are.
    int count() {
        return rows.length;
    }

    boolean has(UUID owner) {
        var from = 0;
        var to = count() - 1;
        while (from <= to) {
            var middle = (from + to) >>> 1;
            var order = compare(middle, owner);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return false;
    }

    boolean hasAny(Set<UUID> owners) {
        return count() < owners.size()
                ? IntStream.range(0, count()).mapToObj(this::owner).anyMatch(owners::contains)
                : owners.stream().anyMatch(this::has);
    }

    /// Rows of all of them.
    long total() {
        var total = 0L;
        for (var own : rows) {
            total += own;
        }
        return total;
    }

    void forEach(Each each) {
        for (var at = 0; at < rows.length; at++) {
            each.accept(owner(at), rows[at]);
        }
    }

    void write(DataOutputStream target) throws IOException {
        target.writeInt(rows.length);
        for (var at = 0; at < rows.length; at++) {
            target.writeLong(ids[2 * at]);
            target.writeLong(ids[2 * at + 1]);
            target.writeInt(rows[at]);
        }
    }

    static Owners read(DataInputStream source) throws IOException {
        var owners = new Owners(source.readInt());
        for (var at = 0; at < owners.rows.length; at++) {
            owners.put(at, source.readLong(), source.readLong(), source.readInt());
        }
        return owners;
    }

    private UUID owner(int at) {
        return new UUID(ids[2 * at], ids[2 * at + 1]);
    }

    private void put(int at, long high, long low, long own) {
        ids[2 * at] = high;
        ids[2 * at + 1] = low;
        rows[at] = Math.toIntExact(own);
    }

    private int compare(int at, UUID owner) {
        return EventOrder.compareAsText(ids[2 * at], ids[2 * at + 1], owner.getMostSignificantBits(), owner.getLeastSignificantBits());
    }

    interface Each {
        void accept(UUID owner, long rows);
    }
}

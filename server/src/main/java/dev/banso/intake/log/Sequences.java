package dev.banso.intake.log;

/// How a sequence names both a partition of the log and a place in it, so that no two records share one: the number of
/// the partition above, the place below, which lasts for seventy million million records of each.
public final class Sequences {
    /// Bits of a sequence that are the place; those above are the partition's number.
    public static final int PLACE_BITS = 46;

    private Sequences() {}

    /// The place before the first record of a partition.
    public static long beginning(int partition) {
        return (long) partition << PLACE_BITS;
    }

    /// The number of the partition that a record is of.
    public static int partition(long sequence) {
        return (int) (sequence >> PLACE_BITS);
    }

    /// How many records of its partition there are up to this one.
    public static long place(long sequence) {
        return sequence - beginning(partition(sequence));
    }
}

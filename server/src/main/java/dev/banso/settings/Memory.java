package dev.banso.settings;

/// How much of the machine's memory the installation may take, and which part of that each of its engines gets. The Java heap, seven
/// sixteenths, is set by `./banso serve` before this process begins; what no part names is for everything else: code, threads, network
/// buffers, and PostgreSQL's connections.
///
/// @param mebibytes all of it, PostgreSQL included where it is the embedded one
public record Memory(int mebibytes) {
    /// What 50,000 lines a second of 2,000 companies are measured with.
    public static final int USUAL = 1_536;
    /// With less Banso does not start reliably.
    public static final int LEAST = 768;

    private static final long MEBIBYTE = 1 << 20;

    /// Bytes of all searches in the lake together.
    public long searches() {
        return mebibytes * MEBIBYTE / 6;
    }

    /// Bytes of what rewrites files of the lake by a query: retention and erasure. Settling and merging need the heap.
    public long maintenance() {
        return mebibytes * MEBIBYTE * 5 / 48;
    }

    /// Mebibytes that the embedded PostgreSQL keeps pages in.
    public int databasePages() {
        return mebibytes / 16;
    }
}

package dev.banso.shell;

/// Where in a long list the page stands.
///
/// @param page the first is 0
/// @param size entries a page
/// @param total entries in all
public record Pager(int page, int size, long total) {
    /// The pager for a page number from the address, kept within the list.
    public static Pager of(int asked, int size, long total) {
        int last = total == 0 ? 0 : (int) ((total - 1) / size);
        return new Pager(Math.clamp(asked, 0, last), size, total);
    }

    public boolean hasPrevious() {
        return page > 0;
    }

    public boolean hasNext() {
        return last() < total;
    }

    /// Number of the page's first entry, from 1; 0 where the list is empty.
    public long first() {
        return total == 0 ? 0 : (long) page * size + 1;
    }

    /// Number of the page's last entry.
    public long last() {
        return Math.min(total, (long) (page + 1) * size);
    }

    /// The address of another page of the same list: the query with another `page`.
    public String link(String query, int other) {
        String rest = query.replaceAll("(^|&)page=[^&]*", "").replaceAll("^&", "");
        return "?" + (rest.isEmpty() ? "" : rest + "&") + "page=" + other;
    }
}

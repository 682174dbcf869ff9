package dev.banso.operation;

import org.jspecify.annotations.Nullable;

/// Work that waits to be done.
///
/// @param name spelling in metrics and the API, such as `mails`; the words are `operation.queue.<name>`
/// @param waiting pieces of work
/// @param limit how many there can be; null where nothing but the disk bounds them
public record Queue(String name, long waiting, @Nullable Long limit) {
    /// A queue that nothing but the disk bounds.
    public static Queue unbounded(String name, long waiting) {
        return new Queue(name, waiting, null);
    }
}

package dev.banso.lake;

/// Finds lines, wherever they lie.
public interface LineSearch {
    /// Finds rows, newest first; bounded by the lake's options.
    ///
    /// @throws LakeException of kind `INVALID`, `LIMIT` or `CANCELLED`
    SearchResult search(Search search, Cancellation cancellation);
}

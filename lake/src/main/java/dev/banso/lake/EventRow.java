package dev.banso.lake;

/// An event on its way into a file.
///
/// @param text what of its line the file holds as it is
record EventRow(StoredEvent event, LineText text) {}

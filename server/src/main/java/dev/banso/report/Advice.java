package dev.banso.report;

/// Something the company can do.
///
/// @param request true where it should not wait: the summary says how many of these there are
public record Advice(String key, boolean request, String title, String text) {}

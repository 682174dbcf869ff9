package dev.banso.report;

/// What a revision changed, in plain words of the company's language.
///
/// @param figure which figure
public record Change(String figure, String before, String after) {}

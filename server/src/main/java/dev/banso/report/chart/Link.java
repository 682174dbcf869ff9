package dev.banso.report.chart;

/// Where the records of a part of a chart are.
///
/// @param name what is read aloud and shown beside the pointer: the number and what it counts
public record Link(String address, String name) {}

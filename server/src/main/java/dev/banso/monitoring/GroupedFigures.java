package dev.banso.monitoring;

import java.util.Map;

/// Monthly figures of companies, and the same of each of the groups that they fall into.
///
/// @param all the groups added up
/// @param groups by name, in the order of tables 2 to 5
public record GroupedFigures(FigureTable all, Map<String, FigureTable> groups) {}

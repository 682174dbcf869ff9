package dev.banso.shell;

/// A place in the navigation.
///
/// @param order lower stands first
/// @param path where it leads
/// @param messageKey its name
public record NavigationEntry(int order, String path, String messageKey) {}

package dev.banso.shell;

/// A place in the navigation.
///
/// @param group the heading under which it stands
/// @param order lower stands first in its group; the first of all is the viewer's start page
/// @param path where it leads
/// @param messageKey its name
public record NavigationEntry(NavigationGroup group, int order, String path, String messageKey)
        implements Comparable<NavigationEntry> {

    /// A place under the desk's heading.
    public NavigationEntry(int order, String path, String messageKey) {
        this(NavigationGroup.DESK, order, path, messageKey);
    }

    @Override
    public int compareTo(NavigationEntry other) {
        return group != other.group ? group.compareTo(other.group) : Integer.compare(order, other.order);
    }
}

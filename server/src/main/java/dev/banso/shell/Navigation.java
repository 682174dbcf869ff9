package dev.banso.shell;

import dev.banso.access.Viewer;
import java.util.List;

/// Implemented by capabilities that have pages: their places in the navigation for this viewer.
public interface Navigation {
    List<NavigationEntry> entries(Viewer viewer);
}

package dev.banso.operation.web;

import dev.banso.access.Viewer;
import dev.banso.operation.ProviderWatch;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/// The operations page's place in the navigation.
@Component
class OperationNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        return ProviderWatch.open(viewer)
                ? List.of(new NavigationEntry(NavigationGroup.OPERATION, 5, "/operations", "operation.title")) : List.of();
    }
}

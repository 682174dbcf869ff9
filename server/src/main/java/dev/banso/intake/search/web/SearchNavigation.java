package dev.banso.intake.search.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SearchNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        return viewer.may(Permission.EVENTS_SEARCH) ? List.of(new NavigationEntry(40, "/search", "search.title")) : List.of();
    }
}

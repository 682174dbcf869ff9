package dev.banso.monitoring.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The desk's places; a company's contact has the list of what was detected.
@Component
class MonitoringNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        List<NavigationEntry> entries = new ArrayList<>();
        if (viewer.may(Permission.ALERTS_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.DESK, 10, "/alerts",
                    viewer.staff() ? "monitoring.queue.title" : "monitoring.list.title"));
            if (viewer.staff()) {
                entries.add(new NavigationEntry(NavigationGroup.DESK, 40, "/exclusions", "monitoring.exclusions.title"));
                entries.add(new NavigationEntry(NavigationGroup.OPERATION, 40, "/rules", "monitoring.rules.title"));
            }
        }
        return entries;
    }
}

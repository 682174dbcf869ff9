package dev.banso.report.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where reports and statistics stand in the navigation.
@Component
class ReportNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        List<NavigationEntry> entries = new ArrayList<>();
        if (viewer.may(Permission.REPORTS_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.COMPANIES, 50, "/reports", "report.navigation"));
        }
        if (viewer.staff() && viewer.may(Permission.FIGURES_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.COMPANIES, 60, "/statistics", "statistics.navigation"));
        }
        return entries;
    }
}

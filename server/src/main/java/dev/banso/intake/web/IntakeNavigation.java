package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.database.Scope;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The intake's places in the navigation.
@Component
class IntakeNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        List<NavigationEntry> entries = new ArrayList<>();
        if (viewer.may(Permission.INTAKE_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.OPERATION, 10, "/intake", "intake.title"));
            if (viewer.scope().kind() == Scope.Kind.PROVIDER) {
                entries.add(new NavigationEntry(NavigationGroup.DESK, 40, "/quarantine", "quarantine.title"));
            }
        }
        return entries;
    }
}

package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.database.Scope;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The places of notices in the navigation.
@Component
class NotifyNavigation implements Navigation {
    private final Mailbox mailbox;

    NotifyNavigation(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        List<NavigationEntry> entries = new ArrayList<>();
        if (viewer.may(Permission.NOTICES_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.OPERATION, 50, "/notices", viewer.staff() ? "notify.page.notices" : "notify.page.own-notices"));
            if (viewer.staff() && mailbox.isOpen()) {
                entries.add(new NavigationEntry(NavigationGroup.OPERATION, 51, "/mailbox", "notify.page.mailbox"));
            }
        }
        if (viewer.may(Permission.NOTICES_WRITE) && viewer.reach() == Scope.Kind.PROVIDER) {
            entries.add(new NavigationEntry(NavigationGroup.OPERATION, 52, "/notice-settings", "notify.page.settings"));
        }
        return entries;
    }
}

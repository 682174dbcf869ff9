package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.NavigationGroup;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CompanyNavigation implements Navigation {
    @Override
    public List<NavigationEntry> entries(Viewer viewer) {
        List<NavigationEntry> entries = new ArrayList<>();
        if (viewer.may(Permission.COMPANIES_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.COMPANIES, 10, "/companies",
                    viewer.staff() ? "company.list.title" : "company.own.title"));
        }
        if (viewer.may(Permission.ACCESS_READ)) {
            entries.add(new NavigationEntry(NavigationGroup.ADMINISTRATION, 10, "/partners", "partner.list.title"));
            entries.add(new NavigationEntry(NavigationGroup.ADMINISTRATION, 20, "/accounts", "account.list.title"));
            entries.add(new NavigationEntry(NavigationGroup.ADMINISTRATION, 30, "/tokens", "token.list.title"));
            entries.add(new NavigationEntry(NavigationGroup.ADMINISTRATION, 40, "/audit", "audit.title"));
        }
        return entries;
    }
}

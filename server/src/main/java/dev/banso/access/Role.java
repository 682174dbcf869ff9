package dev.banso.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a person is to Banso. How far they see follows from whom they belong to, not from the role.
public enum Role {
    /// Runs the installation: everything.
    ADMINISTRATOR,
    /// Works the desk: judges alerts, releases reports.
    ANALYST,
    /// Stands for a company: reads what concerns it.
    CONTACT;

    /// Everything that this role may do.
    public Set<Permission> permissions() {
        return switch (this) {
            case ADMINISTRATOR -> EnumSet.complementOf(EnumSet.of(Permission.CLOCK_WRITE));
            case ANALYST -> EnumSet.of(Permission.COMPANIES_READ, Permission.DEVICES_READ, Permission.ALERTS_READ,
                    Permission.VERDICTS_WRITE, Permission.EVENTS_SEARCH, Permission.FIGURES_READ, Permission.REPORTS_READ,
                    Permission.REPORTS_WRITE, Permission.NOTICES_READ, Permission.INTAKE_READ, Permission.OPERATION_READ);
            case CONTACT -> EnumSet.of(Permission.COMPANIES_READ, Permission.DEVICES_READ, Permission.ALERTS_READ,
                    Permission.FIGURES_READ, Permission.REPORTS_READ, Permission.NOTICES_READ);
        };
    }

    /// The spelling in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

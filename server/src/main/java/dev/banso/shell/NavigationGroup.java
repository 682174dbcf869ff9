package dev.banso.shell;

/// The headings of the navigation, in this order.
public enum NavigationGroup {
    /// What the desk does every day: alerts, search, quarantine.
    DESK("shell.group.desk"),
    /// The companies, their reports and figures.
    COMPANIES("shell.group.companies"),
    /// How the platform runs: intake, rules, mail.
    OPERATION("shell.group.operation"),
    /// Who may do what: partners, accounts, tokens, audit.
    ADMINISTRATION("shell.group.administration");

    private final String messageKey;

    NavigationGroup(String messageKey) {
        this.messageKey = messageKey;
    }

    public String messageKey() {
        return messageKey;
    }
}

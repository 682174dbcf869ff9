package dev.banso.settings;

import java.util.Locale;

/// What a process does for its installation. In a small one, one process does everything.
public enum ProcessRole {
    /// Listens for lines and puts them into the log.
    COLLECTOR,
    /// Works partitions of the log off.
    WORKER,
    /// Serves pages and API, and does what is done once: mails, reports, alarms. Just one process of an installation.
    CONSOLE;

    /// The spelling of `--roles`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

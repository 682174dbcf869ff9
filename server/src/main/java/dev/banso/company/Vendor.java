package dev.banso.company;

import java.util.Locale;

/// Whose device, as far as its lines differ.
public enum Vendor {
    FORTIGATE, SURICATA;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

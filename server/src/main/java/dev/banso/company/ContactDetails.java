package dev.banso.company;

import java.util.Locale;

/// What a person or program enters of a contact; checked already. [Contact] says what each means.
public record ContactDetails(
        String name, String email, String phone, Locale locale, int minimumSeverity, int rank, boolean wantsReports) {}

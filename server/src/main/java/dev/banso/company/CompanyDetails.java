package dev.banso.company;

import dev.banso.events.ThreatClass;
import java.util.Locale;
import java.util.Set;

/// What a person or program enters of a company; checked already. [Company] says what each means.
public record CompanyDetails(
        String name,
        String nameKana,
        String prefecture,
        String industry,
        long capitalYen,
        int employees,
        Locale locale,
        Set<ThreatClass> services) {}

package dev.banso.company;

import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// A company that is served.
///
/// @param nameKana reading of the name, for sorting; may be empty
/// @param prefecture full name, such as 青森県
/// @param industry division letter of the Japan Standard Industrial Classification
/// @param employees number of people
/// @param locale of what is written to it
/// @param services optional classes that its service provides (table 32)
public record Company(
        UUID id,
        String name,
        String nameKana,
        String prefecture,
        String industry,
        long capitalYen,
        int employees,
        Locale locale,
        Set<ThreatClass> services,
        Instant createdAt) {}

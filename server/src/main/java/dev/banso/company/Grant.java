package dev.banso.company;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A partner sees a company from a day on.
///
/// @param to the last day; null: until further notice
public record Grant(UUID id, UUID organisation, UUID company, LocalDate from, @Nullable LocalDate to) {}

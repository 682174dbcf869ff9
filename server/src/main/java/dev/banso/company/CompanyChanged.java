package dev.banso.company;

import java.util.UUID;

/// What the registry knows of a company changed.
public record CompanyChanged(UUID company) {}

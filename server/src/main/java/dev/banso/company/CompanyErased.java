package dev.banso.company;

import java.util.UUID;

/// A company and everything that belonged to it is gone.
public record CompanyErased(UUID company) {}

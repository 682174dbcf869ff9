package dev.banso.company;

import java.util.UUID;

/// Implemented by capabilities that keep a company's data outside PostgreSQL.
public interface CompanyErasure {
    /// Removes every byte of that company and verifies it. Called again after a crash, and once more after the company's
    /// rows are gone; runs in the system's scope, outside a transaction.
    ///
    /// @throws RuntimeException where something is left; it is tried again later
    void erase(UUID company);
}

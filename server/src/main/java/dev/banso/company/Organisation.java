package dev.banso.company;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// The provider, or one of its partners.
///
/// @param prefecture of the head office
public record Organisation(UUID id, Kind kind, String name, String prefecture, Instant createdAt) {
    /// What an organisation is to the platform.
    public enum Kind {
        /// Runs the service for all companies; there is one.
        PROVIDER,
        /// Serves the companies that are granted to it.
        PARTNER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.banso.lake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose a row is: the id of a company, or one id for all that belongs to nobody yet.
final class Owner {
    /// The owner of lines that belong to nobody yet. No company has this id.
    static final UUID QUARANTINE = new UUID(0, 0);

    private static final String NONE = "none";

    private Owner() {}

    static UUID of(@Nullable UUID company) {
        return company == null ? QUARANTINE : company;
    }

    /// As paths and the list of files name it.
    static String name(UUID owner) {
        return owner.equals(QUARANTINE) ? NONE : owner.toString();
    }

    /// @throws IllegalArgumentException where that names nobody
    static UUID named(String name) {
        return name.equals(NONE) ? QUARANTINE : UUID.fromString(name);
    }
}

package dev.banso.access;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person who signs in: of an organisation (staff) or of a company (contact).
///
/// @param active has set a password
/// @param disabled is locked out
public record Account(
        UUID id,
        String name,
        String email,
        Role role,
        @Nullable UUID organisation,
        @Nullable UUID company,
        Locale locale,
        boolean active,
        boolean disabled) {}

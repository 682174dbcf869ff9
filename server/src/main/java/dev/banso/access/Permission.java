package dev.banso.access;

import java.util.Arrays;
import java.util.Optional;

/// What an endpoint asks for; also the scopes of API tokens.
public enum Permission {
    COMPANIES_READ("companies:read"),
    COMPANIES_WRITE("companies:write"),
    DEVICES_READ("devices:read"),
    DEVICES_WRITE("devices:write"),
    ALERTS_READ("alerts:read"),
    VERDICTS_WRITE("verdicts:write"),
    EVENTS_SEARCH("events:search"),
    FIGURES_READ("figures:read"),
    REPORTS_READ("reports:read"),
    REPORTS_WRITE("reports:write"),
    NOTICES_READ("notices:read"),
    NOTICES_WRITE("notices:write"),
    INTAKE_READ("intake:read"),
    INTAKE_WRITE("intake:write"),
    /// How the platform itself runs: the provider's matter alone.
    OPERATION_READ("operation:read"),
    ACCESS_READ("access:read"),
    ACCESS_WRITE("access:write"),
    CLOCK_WRITE("clock:write");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /// The spelling of token scopes and of the API's documentation.
    public String code() {
        return code;
    }

    /// The permission of that spelling, or empty.
    public static Optional<Permission> of(String code) {
        return Arrays.stream(values()).filter(permission -> permission.code.equals(code)).findFirst();
    }
}

package dev.banso.intake.quarantine;

import dev.banso.events.Claim;
import org.jspecify.annotations.Nullable;

/// Who sent a line that is nobody's: the connection, and the names that the line bears.
///
/// @param connection `udp 192.0.2.1`, with the certificate where one was shown
public record Sender(String connection, @Nullable String devid, @Nullable String vd, @Nullable String hostname) {
    private static final int LONGEST_NAME = 100;

    public static Sender of(String connection, Claim claim) {
        return new Sender(connection, name(claim.devid()), name(claim.vd()), name(claim.hostname()));
    }

    /// One text for all of it, the same for the same sender.
    public String text() {
        return connection + part(" devid=", devid) + part(" vd=", vd) + part(" hostname=", hostname);
    }

    private static String part(String label, @Nullable String name) {
        return name == null ? "" : label + name;
    }

    private static @Nullable String name(@Nullable String claimed) {
        return claimed == null ? null : Texts.printable(claimed, LONGEST_NAME);
    }
}

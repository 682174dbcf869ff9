package dev.banso.intake.quarantine;

import dev.banso.database.StoredText;
import dev.banso.events.Claim;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who sent a line that is nobody's: the connection, and the names that the line bears.
///
/// @param connection `udp 192.0.2.1`, with the certificate where one was shown
public record Sender(String connection, @Nullable String devid, @Nullable String vd, @Nullable String hostname) {
    private static final int LONGEST_NAME = 100;
    private static final String CERTIFICATE = " sha256:";

    public static Sender of(String connection, Claim claim) {
        return new Sender(connection, printable(claim.devid()), printable(claim.vd()), printable(claim.hostname()));
    }

    /// One text for all of it, the same for the same sender.
    public String text() {
        return connection + part(" devid=", devid) + part(" vd=", vd) + part(" hostname=", hostname);
    }

    /// Who the lines say they are from, for people; a dash where they say nothing.
    public String name() {
        String said = Stream.of(devid, vd, hostname).filter(Objects::nonNull).collect(Collectors.joining(" / "));
        return said.isEmpty() ? "–" : said;
    }

    /// Address of the peer; null where there was none.
    public @Nullable String address() {
        String[] parts = connection.split(" ");
        return parts.length > 1 ? parts[1] : null;
    }

    /// SHA-256 of the certificate that the peer showed; null where it showed none.
    public @Nullable String certificate() {
        int at = connection.indexOf(CERTIFICATE);
        return at < 0 ? null : connection.substring(at + CERTIFICATE.length());
    }

    private static String part(String label, @Nullable String name) {
        return name == null ? "" : label + name;
    }

    private static @Nullable String printable(@Nullable String claimed) {
        return claimed == null ? null : StoredText.of(claimed, LONGEST_NAME);
    }
}

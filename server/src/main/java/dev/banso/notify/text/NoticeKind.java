package dev.banso.notify.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a notice is about. Each kind has one text per language (`notify/texts/<language>/<code>.txt`).
public enum NoticeKind {
    /// An attack on a weakness of a server or device, from outside.
    INBOUND_EXPLOIT(Family.ALERT),
    /// Overload by masses of connections or packets.
    OVERLOAD(Family.ALERT),
    /// A knock from outside that looks for machines already taken over.
    BOTNET_PROBE(Family.ALERT),
    /// A machine inside talks to an attacker's server.
    OUTBOUND_CONTROL(Family.ALERT),
    /// A machine inside attacks machines outside or beside it.
    OUTBOUND_ATTACK(Family.ALERT),
    MALWARE_MAIL(Family.ALERT),
    MALWARE_WEB(Family.ALERT),
    MALWARE_OTHER(Family.ALERT),
    /// Passwords of the remote access are being guessed.
    VPN_PASSWORD_GUESSING(Family.ALERT),
    /// Passwords of the firewall's administrators are being guessed.
    ADMIN_PASSWORD_GUESSING(Family.ALERT),
    FIREWALL_CHANGE(Family.ALERT),
    SCAN(Family.ALERT),
    /// One machine meets malware or attacks again and again.
    REPEATED_INFECTION(Family.ALERT),
    BLOCKED_SITE(Family.ALERT),
    ENDPOINT(Family.ALERT),
    DEVICE_SILENT(Family.ALERT),
    /// Something that an analyst has to look at first; also whatever has no text of its own.
    REVIEW(Family.ALERT),
    /// A later judgement overturns what a notice said.
    CORRECTION(Family.ALERT),
    /// Several alerts in one mail.
    DIGEST(Family.DIGEST),
    REPORT_PUBLISHED(Family.REPORT),
    INVITATION(Family.INVITATION),
    /// To the desk: a device has fallen silent.
    DESK_DEVICE_SILENT(Family.ALERT),
    /// To the desk: a company has no contact who can be reached.
    DESK_UNREACHABLE(Family.DESK),
    /// What the other texts fall back to: greeting, conclusion, whom to call.
    COMMON(Family.COMMON);

    /// Kinds that are filled with the same facts.
    public enum Family {
        ALERT,
        DIGEST,
        REPORT,
        INVITATION,
        DESK,
        COMMON
    }

    private final Family family;

    NoticeKind(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /// The spelling in file names and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind of that spelling, or empty.
    public static Optional<NoticeKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}

package dev.banso.notify.text;

import dev.banso.notify.text.NoticeKind.Family;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a text may have filled in, written `{code}`.
public enum Placeholder {
    COMPANY(Form.OURS),
    RECIPIENT(Form.OURS),
    PROVIDER(Form.OURS),
    PHONE(Form.OURS),
    /// The page that shows more, or the one-time link of an invitation.
    LINK(Form.LINK),
    /// Name of signature, anomaly or virus, as the device says it.
    ATTACK(Form.FOREIGN),
    /// The machine inside, or the exposed service.
    TARGET(Form.FOREIGN),
    DEVICE(Form.OURS),
    COUNT(Form.NUMBER),
    FIRST_SEEN(Form.TIME),
    LAST_SEEN(Form.TIME),
    SEVERITY(Form.SEVERITY),
    CLASS(Form.THREAT_CLASS),
    VERDICT(Form.VERDICT),
    /// Why an analyst judged so.
    REASON(Form.OURS),
    /// When the notice that is now corrected was sent.
    TOLD_AT(Form.TIME),
    ITEM_COUNT(Form.NUMBER),
    /// The list of a digest's alerts or a report's changes; stands alone on its line.
    ITEMS(Form.LIST),
    MONTH(Form.MONTH),
    REVISION(Form.NUMBER),
    EXPIRES(Form.TIME);

    /// How a raw fact becomes words.
    enum Form {
        /// Written by us or our people.
        OURS,
        /// Comes out of a log line, so an attacker may have written it.
        FOREIGN,
        LINK,
        NUMBER,
        TIME,
        MONTH,
        SEVERITY,
        THREAT_CLASS,
        VERDICT,
        LIST
    }

    private static final Set<Placeholder> EVERYWHERE = EnumSet.of(COMPANY, RECIPIENT, PROVIDER, PHONE, LINK);

    private final Form form;

    Placeholder(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    /// The spelling in texts and in [Facts].
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Placeholder> of(String code) {
        return Arrays.stream(values()).filter(placeholder -> placeholder.code().equals(code)).findFirst();
    }

    /// What texts of this family may have filled in.
    public static Set<Placeholder> of(Family family) {
        Set<Placeholder> known = EnumSet.copyOf(EVERYWHERE);
        known.addAll(switch (family) {
            case ALERT -> EnumSet.of(ATTACK, TARGET, DEVICE, COUNT, FIRST_SEEN, LAST_SEEN, SEVERITY, CLASS, VERDICT, REASON, TOLD_AT);
            case DIGEST -> EnumSet.of(ITEMS, ITEM_COUNT);
            case REPORT -> EnumSet.of(MONTH, REVISION, ITEMS);
            case INVITATION -> EnumSet.of(EXPIRES);
            case DESK, COMMON -> EnumSet.noneOf(Placeholder.class);
        });
        return known;
    }

    /// What a text of this family must not leave out.
    static Set<Placeholder> required(Family family) {
        return switch (family) {
            case INVITATION, REPORT -> EnumSet.of(LINK);
            case DIGEST -> EnumSet.of(ITEMS);
            case ALERT, DESK, COMMON -> EnumSet.noneOf(Placeholder.class);
        };
    }
}

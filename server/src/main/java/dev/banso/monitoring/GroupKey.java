package dev.banso.monitoring;

import dev.banso.database.StoredText;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What things have in common that make one alert while they go on. The company is part of it: nothing is ever grouped
/// across companies.
///
/// @param threatClass as the line was classed, before any analyst
/// @param rule of rule alerts
/// @param exclusion the filter that takes it in, or null
record GroupKey(
        UUID company,
        AlertKind kind,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        @Nullable UUID rule,
        @Nullable String subject,
        @Nullable UUID exclusion) {
    /// Far more than any name has; a line may bear 64 KiB of it.
    private static final int LONGEST_NAME = 500;

    GroupKey {
        attack = attack == null ? null : StoredText.of(attack, LONGEST_NAME);
        subject = subject == null ? null : StoredText.of(subject, LONGEST_NAME);
    }

    GroupKey excludedBy(UUID filter) {
        return new GroupKey(company, kind, threatClass, path, attack, rule, subject, filter);
    }

    /// The key as 128 bits of its SHA-256: equal for equal keys only, as far as anyone can find out.
    UUID hash() {
        MessageDigest digest = sha256();
        for (Object part : new @Nullable Object[] {company, kind, threatClass, path, attack, rule, subject, exclusion}) {
            byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part == null ? -1 : bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

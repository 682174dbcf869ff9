package dev.banso.notify.setting;

import dev.banso.problem.BansoException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// A picture at the head of mails.
///
/// @param id hash of its content; a mail keeps the logo that it was written with
/// @param mediaType `image/png` or `image/svg+xml`
public record Logo(String id, String mediaType, byte[] content) {
    /// The largest logo that is taken, in bytes.
    public static final int LARGEST = 200_000;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Pattern SVG = Pattern.compile("(?s)\\A\\s*(<\\?xml[^>]*\\?>)?\\s*(<!--.*?-->\\s*)*<svg[\\s>].*");
    private static final Pattern ACTIVE = Pattern.compile(
            "(?i)<\\s*(script|foreignobject|iframe|image|use|style)|\\son\\w+\\s*=|javascript:|<!doctype|<!entity|href\\s*=\\s*[\"']\\s*(?!#)");

    /// Takes an uploaded picture after a look at its content, whatever its name says.
    ///
    /// @throws BansoException where it is too large, no PNG or SVG, or an SVG that can do more than be looked at
    public static Logo of(byte[] content) {
        if (content.length > LARGEST) {
            throw BansoException.user("notify.error.logo-large", LARGEST / 1000);
        }
        if (content.length > PNG.length && java.util.Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length)) {
            return new Logo(hash(content), "image/png", content);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (SVG.matcher(text).matches() && !ACTIVE.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            return new Logo(hash(content), "image/svg+xml", content);
        }
        throw BansoException.user("notify.error.logo-kind");
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, 32);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

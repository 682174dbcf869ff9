package dev.banso.events.detect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Applies the text modifiers of one key to one value, in the order in which they are written.
final class TextTransform {
    private static final String DASHES = "-/–—―";
    private static final int MOST_DASHES = 4;

    private final YamlNode value;
    private List<WildcardText> texts;
    private Charset charset = StandardCharsets.UTF_8;
    private boolean byteOrderMark;
    private boolean encoded = true;

    private TextTransform(YamlNode value) {
        this.value = value;
        texts = List.of(WildcardText.parse(value.text()));
    }

    /// The texts of which one must match; more than one after `windash` and `base64offset`.
    static List<WildcardText> apply(YamlNode value, List<Modifier> modifiers) {
        var transform = new TextTransform(value);
        modifiers.forEach(transform::apply);
        if (!transform.encoded) {
            throw value.refuse(RefusalReason.WIDE);
        }
        return transform.texts;
    }

    private void apply(Modifier modifier) {
        switch (modifier) {
            case CONTAINS -> texts = texts.stream().map(text -> text.startsAnywhere().endsAnywhere()).toList();
            case STARTSWITH -> texts = texts.stream().map(WildcardText::endsAnywhere).toList();
            case ENDSWITH -> texts = texts.stream().map(WildcardText::startsAnywhere).toList();
            case WINDASH -> texts = texts.stream().flatMap(text -> dashes(text).stream()).toList();
            case WIDE, UTF16LE -> encode(StandardCharsets.UTF_16LE, false);
            case UTF16BE -> encode(StandardCharsets.UTF_16BE, false);
            case UTF16 -> encode(StandardCharsets.UTF_16LE, true);
            case BASE64 -> {
                texts = texts.stream().map(text -> base64(bytes(literal(text)))).toList();
                encoded = true;
            }
            case BASE64OFFSET -> {
                texts = texts.stream().flatMap(text -> base64Offsets(bytes(literal(text))).stream()).toList();
                encoded = true;
            }
            case ALL, CASED, NEQ, EXISTS, RE, I, M, S, CIDR, LT, LTE, GT, GTE, FIELDREF -> {}
        }
    }

    private void encode(Charset encoding, boolean withMark) {
        charset = encoding;
        byteOrderMark = withMark;
        encoded = false;
    }

    private String literal(WildcardText text) {
        var literal = text.literal();
        if (literal == null || literal.isEmpty()) {
            throw value.refuse(RefusalReason.BASE64);
        }
        return literal;
    }

    private byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        if (byteOrderMark) {
            bytes.write(0xff);
            bytes.write(0xfe);
        }
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private static WildcardText base64(byte[] bytes) {
        return WildcardText.plain(Base64.getEncoder().encodeToString(bytes));
    }

    /// The value inside a longer text may start at any of three places of a base64 group; only what is the same whatever
    /// stands around it is looked for.
    private static List<WildcardText> base64Offsets(byte[] bytes) {
        int[] skippedAtStart = {0, 2, 3};
        var texts = new ArrayList<WildcardText>();
        for (var offset = 0; offset < 3; offset++) {
            var shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            var wholeCharacters = shifted.length * 8 / 6;
            var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            texts.add(WildcardText.plain(text.substring(skippedAtStart[offset], wholeCharacters)));
        }
        return texts;
    }

    /// Every way to write the dashes that begin a word.
    private List<WildcardText> dashes(WildcardText text) {
        var places = text.wordStarts(DASHES);
        if (places.size() > MOST_DASHES) {
            throw value.refuse(RefusalReason.DASHES, MOST_DASHES);
        }
        var forms = List.of(text);
        for (var place : places) {
            forms = forms.stream()
                    .flatMap(form -> DASHES.chars().mapToObj(dash -> form.with(place, (char) dash)))
                    .toList();
        }
        return forms;
    }
}

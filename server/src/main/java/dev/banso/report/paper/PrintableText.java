package dev.banso.report.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Says before printing which characters the paper's face lacks, and puts the printer's traditional 〓 in their place.
final class PrintableText {
    /// Stands where a character cannot be printed.
    static final char GETA = '〓';

    private final CmapLookup glyphs;

    PrintableText(String font) {
        try (InputStream in = Face.open(font)) {
            glyphs = new TTFParser().parse(new RandomAccessReadBuffer(in)).getUnicodeCmapLookup();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the font " + font + " cannot be read", unreadable);
        }
    }

    /// The text as it can be printed, and what it had to give up.
    ///
    /// @param missing each character once, as `U+20BB7`, in order
    record Printable(String text, List<String> missing) {}

    Printable check(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        TreeSet<Integer> missing = new TreeSet<>();
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || glyphs.getGlyphId(character) != 0) {
                printable.appendCodePoint(character);
                return;
            }
            missing.add(character);
            if (!isVariationSelector(character)) {
                printable.append(GETA);
            }
        });
        List<String> names = new ArrayList<>();
        missing.forEach(character -> names.add(String.format(Locale.ROOT, "U+%04X", character)));
        return new Printable(printable.toString(), names);
    }

    /// The character before it is printed in its usual form.
    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
    }
}

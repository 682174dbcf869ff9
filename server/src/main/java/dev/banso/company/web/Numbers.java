package dev.banso.company.web;

import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Numbers as people type them: full-width digits and separators are taken.
final class Numbers {
    private Numbers() {}

    /// The number in that field; null with a mistake where there is something else, null without one where it is blank.
    static @Nullable Long read(Form form, String field, Mistakes mistakes) {
        String text = form.given(field);
        if (text == null) {
            return null;
        }
        String digits = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[,\\s]", "");
        return mistakes.<@Nullable Long>read(field, digits, Long::valueOf, null, "mistake.number");
    }

    static @Nullable Integer small(Form form, String field, Mistakes mistakes) {
        Long number = read(form, field, mistakes);
        return number == null ? null : (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}

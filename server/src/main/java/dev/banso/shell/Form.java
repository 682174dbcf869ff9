package dev.banso.shell;

import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// A form's fields as the person left them, with what is wrong beside each, so that nothing is typed twice.
/// Templates give it to the fragments `shell/field`, `shell/select`, `shell/area` and `shell/checks`.
public final class Form {
    private final MultiValueMap<String, String> values;
    private final List<Mistake> mistakes;

    private Form(MultiValueMap<String, String> values, List<Mistake> mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    /// A form that nobody has filled in.
    public static Form empty() {
        return new Form(new LinkedMultiValueMap<>(), List.of());
    }

    /// A form as it was submitted.
    public static Form submitted(MultiValueMap<String, String> parameters) {
        return new Form(new LinkedMultiValueMap<>(parameters), List.of());
    }

    /// This form with a value in that field; null leaves it empty.
    public Form with(String field, @Nullable Object value) {
        return withAll(field, value == null ? List.of() : List.of(value.toString()));
    }

    /// This form with several values in that field.
    public Form withAll(String field, List<String> chosen) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(values);
        changed.put(field, new ArrayList<>(chosen));
        return new Form(changed, mistakes);
    }

    /// This form with what was found wrong.
    public Form with(InvalidInput invalid) {
        return new Form(values, invalid.mistakes());
    }

    /// The text in that field, or empty.
    public String value(String field) {
        String first = values.getFirst(field);
        return first == null ? "" : first;
    }

    /// The text in that field, or null where it is blank.
    public @Nullable String given(String field) {
        return value(field).isBlank() ? null : value(field).strip();
    }

    /// Everything chosen in that field.
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /// The lines of that field that hold something; commas part as well.
    public List<String> lines(String field) {
        return value(field).lines().flatMap(line -> List.of(line.split("[,、，]")).stream()).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }

    public boolean has(String field, String chosen) {
        return all(field).contains(chosen);
    }

    /// What is wrong with that field.
    public List<Mistake> mistakes(String field) {
        return mistakes.stream().filter(mistake -> mistake.field().equals(field)).toList();
    }

    public boolean wrong(String field) {
        return !mistakes(field).isEmpty();
    }

    /// Whether anything is wrong.
    public boolean wrong() {
        return !mistakes.isEmpty();
    }

    /// A choice's values with their labels, in the order given.
    public static Map<String, String> choices(Iterable<String> codes, java.util.function.Function<String, String> label) {
        Map<String, String> choices = new LinkedHashMap<>();
        codes.forEach(code -> choices.put(code, label.apply(code)));
        return choices;
    }
}

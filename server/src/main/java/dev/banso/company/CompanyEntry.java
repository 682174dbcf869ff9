package dev.banso.company;

import dev.banso.events.ThreatClass;
import dev.banso.problem.Mistakes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A company as it was entered in a form or sent to the API, not checked yet. Null: not given.
public record CompanyEntry(
        @Nullable String name,
        @Nullable String nameKana,
        @Nullable String prefecture,
        @Nullable String industry,
        @Nullable Long capitalYen,
        @Nullable Integer employees,
        @Nullable String locale,
        @Nullable List<String> services) {

    /// The classes that a service may provide beside the counted ones (table 32).
    public static final Set<ThreatClass> OPTIONAL_SERVICES = EnumSet.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT);

    private static final long LARGEST_CAPITAL = 100_000_000_000_000L;

    /// What was entered, checked.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    public CompanyDetails check() {
        Mistakes mistakes = new Mistakes();
        CompanyDetails details = new CompanyDetails(
                mistakes.text("name", name, 200),
                mistakes.optional("nameKana", nameKana, 200),
                choice("prefecture", prefecture, Prefectures.NAMES, mistakes),
                choice("industry", industry, Industries.LETTERS, mistakes),
                mistakes.number("capitalYen", capitalYen, 0, LARGEST_CAPITAL),
                (int) mistakes.number("employees", employees, 0, 10_000_000),
                language(locale, mistakes),
                services(mistakes));
        mistakes.throwIfAny();
        return details;
    }

    /// This entry, completed by what the company has already.
    public CompanyEntry over(Company company) {
        return new CompanyEntry(
                name == null ? company.name() : name,
                nameKana == null ? company.nameKana() : nameKana,
                prefecture == null ? company.prefecture() : prefecture,
                industry == null ? company.industry() : industry,
                capitalYen == null ? Long.valueOf(company.capitalYen()) : capitalYen,
                employees == null ? Integer.valueOf(company.employees()) : employees,
                locale == null ? company.locale().getLanguage() : locale,
                services == null ? company.services().stream().map(ThreatClass::code).toList() : services);
    }

    static Locale language(@Nullable String code, Mistakes mistakes) {
        String given = code == null || code.isBlank() ? "ja" : code.strip();
        if (!List.of("ja", "en").contains(given)) {
            mistakes.add("locale", "mistake.choice", given);
        }
        return Locale.forLanguageTag(given);
    }

    private static String choice(String field, @Nullable String given, Set<String> choices, Mistakes mistakes) {
        String text = mistakes.text(field, given, 100);
        if (!text.isEmpty() && !choices.contains(text)) {
            mistakes.add(field, "mistake.choice", text);
        }
        return text;
    }

    private Set<ThreatClass> services(Mistakes mistakes) {
        Set<ThreatClass> chosen = EnumSet.noneOf(ThreatClass.class);
        for (String code : services == null ? List.<String>of() : services) {
            Arrays.stream(ThreatClass.values())
                    .filter(each -> each.code().equals(code) && OPTIONAL_SERVICES.contains(each))
                    .findFirst()
                    .ifPresentOrElse(chosen::add, () -> mistakes.add("services", "mistake.choice", code));
        }
        return chosen;
    }
}

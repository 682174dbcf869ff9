package dev.banso.company;

import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What companies are called, in lists and in the forms where one is chosen (`company/choice.jte`): a person types a name or a part of it,
/// a link brings an id. Where several companies bear one name, the end of the id tells them apart: `山田商店 #1a2b3c`.
@Service
public class CompanyNames {
    private static final int SUGGESTIONS = 20;
    private static final int DIGITS = 6;
    private static final Pattern NUMBERED = Pattern.compile("(.+) #([0-9a-f]{" + DIGITS + "})");

    private final JdbcClient jdbc;
    private final Companies companies;

    CompanyNames(JdbcClient jdbc, Companies companies) {
        this.jdbc = jdbc;
        this.companies = companies;
    }

    /// The names of those of the companies that the scope sees.
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> ids) {
        return jdbc.sql("select id, name from company where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The company that is meant: by its id, its name, or a part of name or reading that fits no other. Null where nothing was entered, and
    /// where that is a mistake, which is then said.
    @Transactional(readOnly = true)
    public @Nullable UUID read(Mistakes mistakes, String field, @Nullable String text) {
        String given = text == null ? "" : text.strip();
        if (given.isEmpty() || id(given).isPresent()) {
            return id(given).orElse(null);
        }
        List<Company> called = called(given);
        List<Company> meant = called.isEmpty() ? containing(given) : called;
        if (meant.size() == 1) {
            return meant.getFirst().id();
        }
        mistakes.add(field, meant.isEmpty() ? "company.mistake.no-company" : "company.mistake.several");
        return null;
    }

    /// The form with the id of the company that its field `company` names, for addresses that are read on.
    ///
    /// @throws dev.banso.problem.InvalidInput where that names none, or several
    @Transactional(readOnly = true)
    public Form identified(Form form) {
        Mistakes mistakes = new Mistakes();
        UUID company = read(mistakes, "company", form.given("company"));
        mistakes.throwIfAny();
        return company == null ? form : form.with("company", company);
    }

    /// What a form shows of what is in its field: the name for an id, else what was typed.
    @Transactional(readOnly = true)
    public String shown(String text) {
        return id(text.strip()).flatMap(companies::find).map(this::label).orElse(text);
    }

    /// What a person who has typed so much may mean, by reading of the name.
    @Transactional(readOnly = true)
    public List<String> suggested(String text) {
        return containing(id(text.strip()).isPresent() ? "" : text).stream().map(this::label).toList();
    }

    private String label(Company company) {
        return called(company.name()).size() == 1 ? company.name() : company.name() + " #" + number(company);
    }

    private List<Company> called(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return companies.called(numbered.group(1)).stream().filter(company -> number(company).equals(numbered.group(2))).toList();
        }
        return companies.called(name);
    }

    private List<Company> containing(String text) {
        return companies.page(new CompanyFilter(text.isBlank() ? null : text, null, null, null, null, null), 0, SUGGESTIONS);
    }

    private static String number(Company company) {
        String id = company.id().toString();
        return id.substring(id.length() - DIGITS);
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }
}

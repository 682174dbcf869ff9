package dev.banso.company;

import dev.banso.problem.Mistakes;
import org.jspecify.annotations.Nullable;

/// A contact as it was entered in a form or sent to the API, not checked yet. Null: not given.
public record ContactEntry(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String locale,
        @Nullable Integer minimumSeverity,
        @Nullable Integer rank,
        @Nullable Boolean wantsReports) {

    /// What was entered, checked.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    public ContactDetails check() {
        Mistakes mistakes = new Mistakes();
        ContactDetails details = new ContactDetails(
                mistakes.text("name", name, 100),
                mistakes.email("email", email),
                mistakes.optional("phone", phone, 30),
                CompanyEntry.language(locale, mistakes),
                (int) mistakes.number("minimumSeverity", minimumSeverity == null ? 1 : minimumSeverity, 1, 6),
                (int) mistakes.number("rank", rank == null ? 1 : rank, 1, 99),
                wantsReports == null || wantsReports);
        if (!details.phone().matches("[0-9+()\\- ]*")) {
            mistakes.add("phone", "company.mistake.phone");
        }
        mistakes.throwIfAny();
        return details;
    }

    /// This entry, completed by what the contact has already.
    public ContactEntry over(Contact contact) {
        return new ContactEntry(
                name == null ? contact.name() : name,
                email == null ? contact.email() : email,
                phone == null ? contact.phone() : phone,
                locale == null ? contact.locale().getLanguage() : locale,
                minimumSeverity == null ? Integer.valueOf(contact.minimumSeverity()) : minimumSeverity,
                rank == null ? Integer.valueOf(contact.rank()) : rank,
                wantsReports == null ? Boolean.valueOf(contact.wantsReports()) : wantsReports);
    }
}

package dev.banso.notify.mail;

import dev.banso.access.Accounts;
import dev.banso.access.Role;
import dev.banso.company.Contact;
import dev.banso.company.Contacts;
import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.text.NoticeKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Chooses who gets a notice. Of a company's contacts who want it those of the lowest rank get it; the next rank is
/// there for when mail to the first comes back.
@Component
class Recipients {
    private final Contacts contacts;
    private final Mails mails;
    private final NoticeSettings settings;
    private final Accounts accounts;

    Recipients(Contacts contacts, Mails mails, NoticeSettings settings, Accounts accounts) {
        this.contacts = contacts;
        this.mails = mails;
        this.settings = settings;
        this.accounts = accounts;
    }

    Choice choose(Notice notice) {
        Map<String, String> values = notice.facts().values();
        String named = values.get("to");
        if (named != null) {
            Locale locale = Locale.forLanguageTag(values.getOrDefault("to_locale", "ja"));
            return new Choice(List.of(new Recipient(null, named, values.getOrDefault("recipient", named), locale, 0)), "");
        }
        if (notice.audience() == Audience.STAFF) {
            List<Recipient> desk = desk();
            return new Choice(desk, desk.isEmpty() ? "no-desk" : "");
        }
        return notice.company() == null ? new Choice(List.of(), "unwanted") : ofCompany(notice, notice.company());
    }

    private Choice ofCompany(Notice notice, UUID company) {
        List<Contact> reachable = contacts.ofCompany(company).stream().filter(contact -> contact.bouncedAt() == null).toList();
        if (reachable.isEmpty()) {
            return new Choice(List.of(), "unreachable");
        }
        if (notice.kind() == NoticeKind.CORRECTION) {
            List<UUID> heard = mails.heardOf(notice.alert());
            List<Contact> same = reachable.stream().filter(contact -> heard.contains(contact.id())).toList();
            if (!same.isEmpty()) {
                return new Choice(same.stream().map(Recipients::recipient).toList(), "");
            }
        }
        List<Contact> wanting = reachable.stream().filter(wants(notice)).toList();
        int first = wanting.stream().mapToInt(Contact::rank).min().orElse(0);
        List<Recipient> chosen = wanting.stream().filter(contact -> contact.rank() == first).map(Recipients::recipient).toList();
        return new Choice(chosen, chosen.isEmpty() ? "unwanted" : "");
    }

    private List<Recipient> desk() {
        List<String> desk = settings.get().desk();
        if (!desk.isEmpty()) {
            return desk.stream().map(address -> new Recipient(null, address, "", Locale.JAPANESE, 0)).toList();
        }
        return accounts.all().stream()
                .filter(account -> account.role() == Role.ADMINISTRATOR && account.active() && !account.disabled())
                .map(account -> new Recipient(null, account.email(), account.name(), account.locale(), 0))
                .toList();
    }

    private static Predicate<Contact> wants(Notice notice) {
        if (notice.kind() == NoticeKind.REPORT_PUBLISHED) {
            return Contact::wantsReports;
        }
        return contact -> notice.severity() == 0 || contact.minimumSeverity() <= notice.severity();
    }

    private static Recipient recipient(Contact contact) {
        return new Recipient(contact.id(), contact.email(), contact.name(), contact.locale(), contact.minimumSeverity());
    }

    /// @param problem why nobody was chosen: `unreachable` every address came back or none is registered, `unwanted` nobody
    ///     wants it, `no-desk` the provider has given no address of its desk; else empty
    record Choice(List<Recipient> recipients, String problem) {}
}

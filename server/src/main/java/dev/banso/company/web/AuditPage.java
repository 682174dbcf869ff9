package dev.banso.company.web;

import dev.banso.access.Account;
import dev.banso.access.Accounts;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.access.Tokens;
import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.database.AuditTrail;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import dev.banso.shell.Pager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// Who did what, when, with the values before and after. The trail keeps the machine's time, which nobody can move through
/// Banso; where the installation has a clock of its own, the page says how the two stand to each other.
@Controller
public class AuditPage {
    private static final int SIZE = 50;

    private final AuditTrail trail;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Companies companies;
    private final MovableClock clock;

    AuditPage(AuditTrail trail, Accounts accounts, Tokens tokens, Companies companies, MovableClock clock) {
        this.clock = clock;
        this.trail = trail;
        this.accounts = accounts;
        this.tokens = tokens;
        this.companies = companies;
    }

    @GetMapping("/audit")
    @Requires(Permission.ACCESS_READ)
    String list(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(name = "page", defaultValue = "0") int asked,
            @ModelAttribute("page") Page page, Model model) {
        Form form = Form.submitted(parameters);
        Pager pager = Pager.of(asked, SIZE, trail.count(form.given("subject"), null));
        Map<String, String> actors = actors();
        Map<UUID, String> names = companies.all().stream().collect(Collectors.toMap(Company::id, Company::name));
        model.addAttribute("clock", clock.movable()
                ? page.text("audit.clock", page.time(clock.machineInstant()), page.time(clock.instant())) : null);
        model.addAttribute("form", form);
        model.addAttribute("pager", pager);
        model.addAttribute("entries", trail.list(form.given("subject"), null, pager.page(), SIZE).stream()
                .map(entry -> new EntryLine(entry, actors.getOrDefault(entry.actor(),
                        byItself(entry.actor()) ? page.text("audit.job") : page.text("audit.unknown")),
                        entry.company() == null ? "" : names.getOrDefault(entry.company(), "–")))
                .toList());
        return "company/audit";
    }

    /// Jobs, and the database's owner, who sets up its tables.
    private static boolean byItself(String actor) {
        return actor.startsWith("job:") || actor.equals("owner");
    }

    private Map<String, String> actors() {
        Map<String, String> actors = new HashMap<>();
        for (Account account : accounts.all()) {
            actors.put("account:" + account.id(), account.name());
        }
        tokens.all().forEach(token -> actors.put("token:" + token.id(), token.name()));
        return actors;
    }

    /// A line of the trail with names instead of numbers.
    public record EntryLine(AuditTrail.Entry entry, String actor, String company) {}
}

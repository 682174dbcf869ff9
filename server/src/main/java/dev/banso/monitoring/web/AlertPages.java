package dev.banso.monitoring.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.access.Viewer;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyNames;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertFilter;
import dev.banso.monitoring.AlertKind;
import dev.banso.monitoring.AlertPage;
import dev.banso.monitoring.AlertQuery;
import dev.banso.monitoring.AlertState;
import dev.banso.monitoring.Alerts;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/// The queue, and one alert with everything an analyst needs to judge it.
@Controller
class AlertPages {
    private static final int PAGE = 50;
    /// No company has it.
    private static final UUID NONE = new UUID(0, 0);
    private static final int NEIGHBOURS = 10;

    private final Alerts alerts;
    private final Verdicts verdicts;
    private final Companies companies;
    private final CompanyNames names;

    AlertPages(Alerts alerts, Verdicts verdicts, Companies companies, CompanyNames names) {
        this.alerts = alerts;
        this.verdicts = verdicts;
        this.companies = companies;
        this.names = names;
    }

    @GetMapping("/alerts")
    @Requires(Permission.ALERTS_READ)
    String queue(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return showQueue(Form.submitted(parameters), Form.empty(), model);
    }

    @GetMapping("/alerts/{id}")
    @Requires(Permission.ALERTS_READ)
    String alert(@PathVariable UUID id, Model model) {
        return showAlert(id, Form.empty(), model);
    }

    /// Judges what was ticked in the queue, or the one alert whose page it comes from.
    @PostMapping("/alerts/verdict")
    @Requires(Permission.VERDICTS_WRITE)
    String judge(
            @RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        boolean fromOne = form.has("from", "alert");
        try {
            Verdicts.Judgement judgement = VerdictForm.read(form, this::find);
            verdicts.give(judgement);
            redirect.addFlashAttribute("notice", page.text("monitoring.verdict.given", judgement.alerts().size()));
            return fromOne ? "redirect:/alerts/" + judgement.alerts().iterator().next() : "redirect:/alerts?" + query(form);
        } catch (InvalidInput invalid) {
            response.setStatus(invalid.status());
            Form wrong = form.with(invalid);
            return fromOne ? showAlert(UUID.fromString(form.value("alerts")), wrong, model)
                    : showQueue(Form.submitted(VerdictForm.filterOf(form)), wrong, model);
        }
    }

    @PostMapping("/alerts/{id}/withdraw")
    @Requires(Permission.VERDICTS_WRITE)
    String withdraw(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        verdicts.withdraw(id);
        redirect.addFlashAttribute("notice", page.text("monitoring.verdict.withdrawn"));
        return "redirect:/alerts/" + id;
    }

    private @Nullable Alert find(UUID id) {
        return alerts.find(id).orElse(null);
    }

    private static String query(Form form) {
        return VerdictForm.filterOf(form).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private String showQueue(Form given, Form form, Model model) {
        Viewer viewer = CurrentViewer.get();
        Form filter = identified(given);
        AlertQuery query = asked(filter, viewer);
        AlertPage found = alerts.find(query);
        boolean aboutLines = query.filter().lines() != null;
        model.addAttribute("queue", new Queue(found.items(), names.of(found.items().stream().map(Alert::company).distinct().toList()), alerts.count(query.filter()),
                aboutLines ? alerts.covered(query.filter()) : null,
                aboutLines ? alerts.covered(query.filter(), found.items()) : Map.of(), found.next(), query.cursor() != null));
        model.addAttribute("filter", filter);
        model.addAttribute("companies", names);
        model.addAttribute("form", form);
        return viewer.staff() ? "monitoring/queue" : "monitoring/list";
    }

    private String showAlert(UUID id, Form form, Model model) {
        Alert alert = alerts.get(id);
        model.addAttribute("alert", alert);
        model.addAttribute("company", companies.find(alert.company()).map(Company::name).orElse(""));
        model.addAttribute("days", alerts.days(id));
        model.addAttribute("lines", alerts.lines(id));
        model.addAttribute("history", verdicts.history(id));
        model.addAttribute("neighbours", neighbours(alert));
        model.addAttribute("form", form);
        model.addAttribute("search", CurrentViewer.get().may(Permission.EVENTS_SEARCH) ? SearchLink.of(alert) : null);
        return "monitoring/alert";
    }

    /// What else happened to the same subject of the company.
    private List<Alert> neighbours(Alert alert) {
        if (alert.subject() == null) {
            return List.of();
        }
        AlertFilter same = AlertFilter.of(alert.company()).about(alert.subject());
        return alerts.find(new AlertQuery(same, AlertQuery.Order.NEWEST, null, NEIGHBOURS + 1)).items().stream()
                .filter(other -> !other.id().equals(alert.id()))
                .limit(NEIGHBOURS)
                .toList();
    }

    /// The queue of the desk asks for what nobody has judged, unless told otherwise; a company sees everything of its own.
    private static AlertQuery asked(Form filter, Viewer viewer) {
        String state = viewer.staff() ? filter.value("state") : "all";
        boolean unjudged = state.isEmpty() || state.equals("open") || filter.has("verdict", "none");
        try {
            AlertFilter wanted = new Narrowing(filter.value("prefecture"), filter.value("industry"), filter.value("size"),
                    filter.value("path"), filter.value("attack"), filter.value("device"), filter.value("counted"), filter.value("reaction"))
                    .filter(filter.wrong("company") ? NONE : Asked.code(filter.value("company"), UUID::fromString),
                            Asked.code(filter.value("kind"), AlertKind::of),
                            state.equals("open") ? AlertState.OPEN : null,
                            Asked.threatClass(filter.value("class")),
                            filter.has("verdict", "none") ? null : Asked.code(filter.value("verdict"), Verdict::of),
                            unjudged ? Boolean.FALSE : state.equals("judged") ? Boolean.TRUE : null,
                            Asked.from(filter.value("since")), Asked.to(filter.value("until")), null, Asked.text(filter.value("text")));
            boolean newest = filter.has("order", "newest") || !viewer.staff();
            return new AlertQuery(wanted, newest ? AlertQuery.Order.NEWEST : AlertQuery.Order.MOST_SEVERE,
                    Asked.text(filter.value("cursor")), PAGE);
        } catch (IllegalArgumentException unreadable) {
            throw BansoException.user("error.unreadable");
        }
    }

    /// What names no company, or several, finds nothing and is a mistake beside its field.
    private Form identified(Form filter) {
        try {
            return names.identified(filter);
        } catch (InvalidInput invalid) {
            return filter.with(invalid);
        }
    }
}

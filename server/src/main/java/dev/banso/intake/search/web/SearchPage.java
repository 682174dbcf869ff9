package dev.banso.intake.search.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.company.CompanyNames;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.intake.search.EventSearch;
import dev.banso.intake.search.SearchEntry;
import dev.banso.intake.search.SearchOutcome.Bound;
import dev.banso.intake.search.SearchOutcome.Found;
import dev.banso.intake.search.SearchOutcome.Stopped;
import dev.banso.lake.Cursor;
import dev.banso.lake.StoredEvent;
import dev.banso.problem.InvalidInput;
import dev.banso.shell.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// The search's page. It searches when the form was sent, not when it is opened.
@Controller
class SearchPage {
    private static final int ROWS = 50;

    private final EventSearch search;
    private final CompanyNames companies;
    private final Devices devices;
    private final Clock clock;

    SearchPage(EventSearch search, CompanyNames companies, Devices devices, Clock clock) {
        this.search = search;
        this.companies = companies;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping("/search")
    @Requires(Permission.EVENTS_SEARCH)
    String show(@RequestParam MultiValueMap<String, String> parameters, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        model.addAttribute("companies", companies);
        if (parameters.isEmpty()) {
            return page(model, lastDays(), null, null, null);
        }
        Form form = Form.submitted(parameters);
        try {
            return switch (search.find(entry(companies.identified(form)).check(clock.instant()), ClientProbe.gone(request))) {
                case Found found -> page(model, form, rows(found), next(request, found.next()), null);
                case Stopped stopped -> stopped(model, form, stopped.bound(), response);
            };
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return page(model, form.with(invalid), null, null, null);
        }
    }

    private static String stopped(Model model, Form form, Bound bound, HttpServletResponse response) {
        response.setStatus(429);
        return page(model, form, null, null, bound);
    }

    private static String page(Model model, Form form, @Nullable List<SearchRow> rows, @Nullable String next, @Nullable Bound bound) {
        model.addAttribute("form", form);
        model.addAttribute("rows", rows);
        model.addAttribute("next", next);
        model.addAttribute("bound", bound);
        return "search/search";
    }

    private Form lastDays() {
        LocalDate today = LocalDate.now(clock.withZone(MovableClock.JAPAN));
        return Form.empty().with("from", SearchEntry.firstDay(today)).with("to", today);
    }

    private static SearchEntry entry(Form form) {
        return new SearchEntry(form.given("company"), form.given("from"), form.given("to"), form.given("address"),
                form.given("user"), form.given("attack"), form.given("text"), form.all("class"), form.given("cursor"), ROWS);
    }

    private List<SearchRow> rows(Found found) {
        Map<UUID, String> companyNames = companies.of(found.lines().stream().map(StoredEvent::company).filter(Objects::nonNull).distinct().toList());
        Map<UUID, Optional<String>> deviceNames = new HashMap<>();
        return found.lines().stream().map((StoredEvent line) -> new SearchRow(line.time(),
                line.company() == null ? "" : companyNames.getOrDefault(line.company(), ""),
                line.device() == null ? null : deviceNames.computeIfAbsent(line.device(),
                        device -> devices.find(device).map(Device::name)).orElse(null),
                line.columns(), new String(line.line(), StandardCharsets.UTF_8))).toList();
    }

    private static @Nullable String next(HttpServletRequest request, @Nullable Cursor cursor) {
        return cursor == null ? null : "/search?" + Objects.requireNonNull(UriComponentsBuilder.newInstance()
                .query(request.getQueryString()).replaceQueryParam("cursor", cursor).build().getQuery());
    }
}

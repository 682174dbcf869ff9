package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.CompanyNames;
import dev.banso.company.Devices;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Gives a device to another company from a day on; what it sent before stays with the former one.
@Controller
@RequestMapping("/devices/{device}/move")
@Requires(Permission.DEVICES_WRITE)
class MovePage {
    private final Companies companies;
    private final CompanyNames names;
    private final Devices devices;
    private final Clock clock;

    MovePage(Companies companies, CompanyNames names, Devices devices, Clock clock) {
        this.companies = companies;
        this.names = names;
        this.devices = devices;
        this.clock = clock;
    }

    @GetMapping
    String blank(@PathVariable UUID device, Model model) {
        return show(device, Form.empty().with("from", LocalDate.ofInstant(clock.instant(), MovableClock.JAPAN)), model);
    }

    @PostMapping
    String move(@PathVariable UUID device, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            assign(device, form);
            redirect.addFlashAttribute("notice", page.text("device.moved"));
            return "redirect:/devices/" + device;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return show(device, form.with(invalid), model);
        }
    }

    private void assign(UUID device, Form form) {
        Mistakes mistakes = new Mistakes();
        UUID company = chosen(form, mistakes);
        LocalDate from = day(form, "from", mistakes);
        LocalDate to = day(form, "to", mistakes);
        if (from == null && mistakes.none()) {
            mistakes.add("from", "mistake.required");
        }
        if (from != null && to != null && to.isBefore(from)) {
            mistakes.add("to", "mistake.order");
        }
        mistakes.throwIfAny();
        try {
            devices.assign(device, company, start(Objects.requireNonNull(from)), to == null ? null : start(to.plusDays(1)));
        } catch (BansoException refused) {
            if (refused.status() != HttpStatus.CONFLICT.value()) {
                throw refused;
            }
            mistakes.add("from", refused.key());
            mistakes.throwIfAny();
        }
    }

    /// A company that the viewer sees; any other is as good as none.
    private UUID chosen(Form form, Mistakes mistakes) {
        String text = form.given("company");
        if (text == null) {
            mistakes.add("company", "mistake.required");
            return new UUID(0, 0);
        }
        UUID company = names.read(mistakes, "company", text);
        if (company != null && companies.find(company).isEmpty()) {
            mistakes.add("company", "company.mistake.no-company");
        }
        return Objects.requireNonNullElse(company, new UUID(0, 0));
    }

    private static @Nullable LocalDate day(Form form, String field, Mistakes mistakes) {
        String text = form.given(field);
        return text == null ? null : mistakes.<@Nullable LocalDate>read(field, text, LocalDate::parse, null, "mistake.date");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(MovableClock.JAPAN).toInstant();
    }

    private String show(UUID device, Form form, Model model) {
        model.addAttribute("device", devices.get(device));
        model.addAttribute("companies", names);
        model.addAttribute("form", form);
        return "company/move";
    }
}

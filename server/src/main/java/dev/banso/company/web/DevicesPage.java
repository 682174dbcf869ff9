package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Device;
import dev.banso.company.DeviceEntry;
import dev.banso.company.Devices;
import dev.banso.company.Sites;
import dev.banso.problem.InvalidInput;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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

/// Devices: forms, the commands to paste, and the wait for the first line.
@Controller
public class DevicesPage {
    private final Companies companies;
    private final Devices devices;
    private final Sites sites;
    private final Signs signs;
    private final SyslogCommands commands;
    private final Clock clock;

    DevicesPage(Companies companies, Devices devices, Sites sites, Signs signs, SyslogCommands commands, Clock clock) {
        this.companies = companies;
        this.devices = devices;
        this.sites = sites;
        this.signs = signs;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/companies/{company}/devices/new")
    @Requires(Permission.DEVICES_WRITE)
    String blank(@PathVariable UUID company, Model model) {
        return form(company, null, DeviceForm.blank(LocalDate.ofInstant(clock.instant(), MovableClock.JAPAN)), model);
    }

    @PostMapping("/companies/{company}/devices/new")
    @Requires(Permission.DEVICES_WRITE)
    String create(@PathVariable UUID company, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        companies.get(company);
        Form form = Form.submitted(parameters);
        try {
            DeviceEntry entry = DeviceForm.entry(form);
            UUID made = devices.create(company, entry.check(), entry.assignedFrom() == null ? null : entry.assignedFrom().toInstant());
            redirect.addFlashAttribute("notice", page.text("device.created"));
            return "redirect:/devices/" + made;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return form(company, null, form.with(invalid), model);
        }
    }

    @GetMapping("/devices/{device}")
    @Requires(Permission.DEVICES_READ)
    String show(@PathVariable UUID device, Model model) {
        Device found = devices.get(device);
        model.addAttribute("company", companies.get(found.company()));
        model.addAttribute("line", signs.of(found));
        model.addAttribute("entry", DeviceEntry.of(found));
        model.addAttribute("assignments", devices.assignments(device).stream()
                .map(each -> new AssignmentLine(companies.find(each.company()).map(company -> company.name()).orElse("–"), each)).toList());
        model.addAttribute("udp", commands.udp());
        model.addAttribute("tcp", commands.tcp());
        model.addAttribute("tls", commands.tls());
        model.addAttribute("onlyThisMachine", commands.onlyThisMachine());
        return "company/device";
    }

    /// The box that waits for the first line; asked again every few seconds until it came.
    @GetMapping("/devices/{device}/signs")
    @Requires(Permission.DEVICES_READ)
    String signs(@PathVariable UUID device, Model model) {
        model.addAttribute("line", signs.of(devices.get(device)));
        return "company/signs";
    }

    @GetMapping("/devices/{device}/edit")
    @Requires(Permission.DEVICES_WRITE)
    String edit(@PathVariable UUID device, Model model) {
        Device found = devices.get(device);
        return form(found.company(), found, DeviceForm.of(found), model);
    }

    @PostMapping("/devices/{device}/edit")
    @Requires(Permission.DEVICES_WRITE)
    String change(@PathVariable UUID device, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Device found = devices.get(device);
        Form form = Form.submitted(parameters);
        try {
            devices.update(device, DeviceForm.entry(form).check());
            redirect.addFlashAttribute("notice", page.text("device.saved"));
            return "redirect:/devices/" + device;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return form(found.company(), found, form.with(invalid), model);
        }
    }

    @PostMapping("/devices/{device}/retire")
    @Requires(Permission.DEVICES_WRITE)
    String retire(@PathVariable UUID device, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        devices.retire(device);
        redirect.addFlashAttribute("notice", page.text("device.retired"));
        return "redirect:/devices/" + device;
    }

    @PostMapping("/devices/{device}/reinstate")
    @Requires(Permission.DEVICES_WRITE)
    String reinstate(@PathVariable UUID device, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        devices.reinstate(device);
        redirect.addFlashAttribute("notice", page.text("device.reinstated"));
        return "redirect:/devices/" + device;
    }

    private String form(UUID company, @Nullable Device device, Form form, Model model) {
        Map<String, String> places = new LinkedHashMap<>();
        sites.ofCompany(company).forEach(site -> places.put(site.id().toString(), site.name()));
        model.addAttribute("company", companies.get(company));
        model.addAttribute("device", device);
        model.addAttribute("sites", places);
        model.addAttribute("form", form);
        return "company/device-form";
    }

    /// An assignment with its company's name.
    public record AssignmentLine(String company, dev.banso.company.Assignment assignment) {}
}

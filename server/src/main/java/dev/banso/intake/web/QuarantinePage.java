package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.CompanyNames;
import dev.banso.company.Device;
import dev.banso.company.DeviceEntry;
import dev.banso.company.Devices;
import dev.banso.intake.adoption.Adoptions;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.intake.quarantine.Sender;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import dev.banso.shell.Pager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// `/quarantine`: who sends lines that are nobody's, and whose they become.
@Controller
class QuarantinePage {
    private static final int SIZE = 50;
    private static final int ADOPTIONS = 10;
    private static final int LONGEST_NAME = 200;

    private final Quarantine quarantine;
    private final Adoptions adoptions;
    private final CompanyNames companies;
    private final Devices devices;
    private final Names names;

    QuarantinePage(Quarantine quarantine, Adoptions adoptions, CompanyNames companies, Devices devices, Names names) {
        this.quarantine = quarantine;
        this.adoptions = adoptions;
        this.companies = companies;
        this.devices = devices;
        this.names = names;
    }

    @GetMapping("/quarantine")
    @Requires(Permission.INTAKE_READ)
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        Pager pager = Pager.of(page, SIZE, quarantine.count());
        model.addAttribute("pager", pager);
        model.addAttribute("entries", quarantine.list(pager.page() * SIZE, SIZE));
        model.addAttribute("overflow", quarantine.overflow());
        model.addAttribute("adoptions", adoptions.latest(ADOPTIONS));
        model.addAttribute("names", names.read());
        return "intake/quarantine";
    }

    @GetMapping("/quarantine/{id}")
    @Requires(Permission.INTAKE_READ)
    String show(@PathVariable UUID id, @ModelAttribute("page") Page page, Model model) {
        Quarantine.Entry entry = quarantine.get(id);
        return show(entry, suggested(entry.sender()), page, model);
    }

    @PostMapping("/quarantine/{id}/adopt")
    @Requires(Permission.INTAKE_WRITE)
    String adopt(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page,
            Model model, RedirectAttributes redirect) {
        Form form = Form.submitted(parameters);
        String device = form.given("device");
        try {
            if (device != null) {
                Device existing = devices.get(UUID.fromString(device));
                adoptions.adopt(id, existing.company(), existing.id());
            } else {
                adoptions.adopt(id, company(form), entry(form).check(), null);
            }
        } catch (InvalidInput invalid) {
            return show(quarantine.get(id), form.with(invalid), page, model);
        }
        redirect.addFlashAttribute("notice", page.text("quarantine.adopting"));
        return "redirect:/quarantine";
    }

    private UUID company(Form form) {
        Mistakes mistakes = new Mistakes();
        UUID company = companies.read(mistakes, "company", mistakes.text("company", form.value("company"), LONGEST_NAME));
        mistakes.throwIfAny();
        return Objects.requireNonNull(company);
    }

    @PostMapping("/quarantine/adoptions/{id}/retry")
    @Requires(Permission.INTAKE_WRITE)
    String retry(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        adoptions.tryAgain(id);
        redirect.addFlashAttribute("notice", page.text("quarantine.adoption.again"));
        return "redirect:/quarantine";
    }

    private String show(Quarantine.Entry entry, Form form, Page page, Model model) {
        List<Device> inUse = devices.inUse();
        Map<UUID, String> companyNames = companies.of(inUse.stream().map(Device::company).distinct().toList());
        Map<String, String> deviceNames = new LinkedHashMap<>();
        inUse.forEach(device -> deviceNames.put(device.id().toString(), companyNames.getOrDefault(device.company(), "") + " – " + device.name()));
        model.addAttribute("entry", entry);
        model.addAttribute("facts", facts(entry, page));
        model.addAttribute("form", form);
        model.addAttribute("companies", companies);
        model.addAttribute("devices", deviceNames);
        return "intake/quarantined";
    }

    private static Map<String, String> facts(Quarantine.Entry entry, Page page) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(page.text("quarantine.name"), entry.sender().name());
        facts.put(page.text("quarantine.reason"), page.text("quarantine.reason." + entry.reason()));
        facts.put(page.text("intake.lines"), page.number(entry.lines()));
        facts.put(page.text("quarantine.first"), page.time(entry.firstSeen()));
        facts.put(page.text("quarantine.last"), page.time(entry.lastSeen()));
        return facts;
    }

    /// A new device as the evidence of the lines suggests it.
    private static Form suggested(Sender sender) {
        return Form.empty()
                .with("name", sender.hostname() == null ? "UTM" : sender.hostname())
                .with("vendor", sender.devid() == null ? "suricata" : "fortigate")
                .with("devid", sender.devid())
                .with("vd", sender.vd())
                .with("hostname", sender.devid() == null ? sender.hostname() : null)
                .with("sourceAddresses", sender.address())
                .with("certificate", sender.certificate());
    }

    private static DeviceEntry entry(Form form) {
        return new DeviceEntry(null, form.given("name"), form.given("vendor"), form.given("devid"), form.given("vd"),
                form.given("hostname"), form.lines("sourceAddresses"), form.given("certificate"), form.given("firmware"),
                null, sides(form), form.lines("networks"), List.of(), null, null);
    }

    /// `wan1=external` a line.
    private static Map<String, String> sides(Form form) {
        Map<String, String> sides = new LinkedHashMap<>();
        for (String line : form.lines("interfaces")) {
            int equals = line.indexOf('=');
            sides.put(equals < 0 ? line : line.substring(0, equals).strip(), equals < 0 ? "" : line.substring(equals + 1).strip());
        }
        return sides;
    }
}

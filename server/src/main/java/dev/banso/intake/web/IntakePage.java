package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.intake.DeviceDays;
import dev.banso.intake.IntakeStatus;
import dev.banso.intake.device.DeviceSignList;
import dev.banso.intake.housekeeping.Retention;
import dev.banso.shell.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// `/intake`: what comes in, how far it is processed, which devices are silent.
@Controller
class IntakePage {
    private static final int MOST_DEVICES = 200;

    private final IntakeStatus status;
    private final DeviceSignList devices;
    private final DeviceDays days;
    private final Retention retention;
    private final Names names;

    IntakePage(IntakeStatus status, DeviceSignList devices, DeviceDays days, Retention retention, Names names) {
        this.status = status;
        this.devices = devices;
        this.days = days;
        this.retention = retention;
        this.names = names;
    }

    @GetMapping("/intake")
    @Requires(Permission.INTAKE_READ)
    String show(@ModelAttribute("page") Page page, Model model) {
        IntakeStatus.Status now = status.now();
        model.addAttribute("status", now);
        model.addAttribute("facts", facts(now, page));
        model.addAttribute("devices", devices.latest(MOST_DEVICES));
        model.addAttribute("silent", days.silentNow());
        model.addAttribute("names", names.read());
        model.addAttribute("retentionDays", retention.days());
        return "intake/intake";
    }

    @PostMapping("/intake/retention")
    @Requires(Permission.INTAKE_WRITE)
    String keep(@RequestParam int days, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        if (days < Retention.FEWEST_DAYS || days > Retention.MOST_DAYS) {
            redirect.addFlashAttribute("notice", page.text("intake.retention.refused", Retention.FEWEST_DAYS, Retention.MOST_DAYS));
        } else {
            retention.keep(days);
            redirect.addFlashAttribute("notice", page.text("intake.retention.kept", days));
        }
        return "redirect:/intake";
    }

    private static Map<String, String> facts(IntakeStatus.Status now, Page page) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(page.text("intake.received"), page.number(now.received()));
        facts.put(page.text("intake.processed"), page.number(now.processed()));
        facts.put(page.text("intake.lag"), page.number(now.lag()));
        facts.put(page.text("intake.journal"), page.text("intake.megabytes", now.journalBytes() / 1_000_000));
        return facts;
    }
}

package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSetting;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who writes, how much and when.
@Controller
class SettingPage {
    private static final String ADDRESS = "[^\\s\\p{Cntrl}@<>,;]+@[^\\s\\p{Cntrl}@<>,;]+";
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_SIGNATURE = 4000;

    private final NoticeSettings settings;

    SettingPage(NoticeSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/notice-settings")
    @Requires(Permission.NOTICES_WRITE)
    String form(Model model) {
        ProvidersDesk.check();
        NoticeSetting setting = settings.get();
        return show(setting, Form.empty()
                .with("sender", setting.sender())
                .with("phone", setting.phone())
                .with("signature", setting.signature())
                .with("replyTo", setting.replyTo())
                .with("desk", String.join("\n", setting.desk()))
                .with("hourlyLimit", setting.hourlyLimit())
                .with("digestAt", setting.digestAt())
                .with("privateHooks", setting.privateHooks() ? "yes" : null), null, model);
    }

    @PostMapping("/notice-settings")
    @Requires(Permission.NOTICES_WRITE)
    String save(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(required = false) @Nullable MultipartFile logo,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response)
            throws IOException {
        ProvidersDesk.check();
        Form form = Form.submitted(parameters);
        NoticeSetting before = settings.get();
        String picture = form.has("noLogo", "yes") ? null : before.logo();
        try {
            check(form);
        } catch (InvalidInput invalid) {
            response.setStatus(invalid.status());
            return show(before, form.with(invalid), null, model);
        }
        if (logo != null && !logo.isEmpty()) {
            try {
                Logo taken = Logo.of(logo.getBytes());
                settings.add(taken);
                picture = taken.id();
            } catch (BansoException refused) {
                return show(before, form, page.text("notify.page.mistake.logo", Logo.LARGEST / 1000), model);
            }
        }
        settings.save(read(form, picture));
        redirect.addFlashAttribute("notice", page.text("notify.page.saved"));
        return "redirect:/notice-settings";
    }

    private static void check(Form form) {
        Mistakes mistakes = new Mistakes();
        mistakes.optional("sender", form.value("sender"), LONGEST_LINE);
        mistakes.optional("phone", form.value("phone"), LONGEST_LINE);
        mistakes.optional("signature", form.value("signature"), LONGEST_SIGNATURE);
        if (!form.value("replyTo").strip().matches("(" + ADDRESS + ")?")) {
            mistakes.add("replyTo", "notify.page.mistake.address");
        }
        if (!form.lines("desk").stream().allMatch(address -> address.matches(ADDRESS))) {
            mistakes.add("desk", "notify.page.mistake.address");
        }
        if (!form.value("hourlyLimit").strip().matches("[1-9]\\d{0,2}|1000")) {
            mistakes.add("hourlyLimit", "mistake.range", 1, 1000);
        }
        if (!form.value("digestAt").strip().matches("([01]\\d|2[0-3]):[0-5]\\d(:\\d\\d)?")) {
            mistakes.add("digestAt", "notify.page.mistake.time");
        }
        mistakes.throwIfAny();
    }

    private static NoticeSetting read(Form form, @Nullable String logo) {
        return new NoticeSetting(form.value("sender"), form.value("phone"), form.value("signature"), form.value("replyTo").strip(), logo,
                form.lines("desk"), Integer.parseInt(form.value("hourlyLimit").strip()), LocalTime.parse(form.value("digestAt").strip()),
                form.has("privateHooks", "yes"));
    }

    private String show(NoticeSetting setting, Form form, @Nullable String mistake, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("logo", settings.logo(setting.logo()).orElse(null));
        model.addAttribute("mistake", mistake);
        return "notify/setting";
    }
}

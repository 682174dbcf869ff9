package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSetting;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.problem.BansoException;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
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
    private static final String ADDRESS = "[^\\s@<>,;]+@[^\\s@<>,;]+";

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
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect) throws IOException {
        ProvidersDesk.check();
        Form form = Form.submitted(parameters);
        NoticeSetting before = settings.get();
        String picture = form.has("noLogo", "yes") ? null : before.logo();
        try {
            NoticeSetting changed = read(form, picture);
            if (logo != null && !logo.isEmpty()) {
                Logo taken = Logo.of(logo.getBytes());
                settings.add(taken);
                changed = read(form, taken.id());
            }
            settings.save(changed);
        } catch (BansoException wrong) {
            return show(before, form, wrong.getMessage(), model);
        }
        redirect.addFlashAttribute("notice", page.text("notify.page.saved"));
        return "redirect:/notice-settings";
    }

    private static NoticeSetting read(Form form, @Nullable String logo) {
        List<String> desk = form.lines("desk");
        String replyTo = form.value("replyTo").strip();
        if (!desk.stream().allMatch(address -> address.matches(ADDRESS)) || !(replyTo.isEmpty() || replyTo.matches(ADDRESS))) {
            throw BansoException.user("メールアドレスの形が正しくありません。 / A mail address is not right.");
        }
        try {
            int limit = Integer.parseInt(form.value("hourlyLimit").strip());
            LocalTime digest = LocalTime.parse(form.value("digestAt").strip());
            if (limit >= 1 && limit <= 1000) {
                return new NoticeSetting(form.value("sender"), form.value("phone"), form.value("signature"), replyTo, logo, desk,
                        limit, digest, form.has("privateHooks", "yes"));
            }
        } catch (NumberFormatException | DateTimeException notRight) {
            // said below
        }
        throw BansoException.user("件数は 1～1000、時刻は 08:30 のように入力してください。 / A limit from 1 to 1000 and a time such as 08:30, please.");
    }

    private String show(NoticeSetting setting, Form form, @Nullable String mistake, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("logo", settings.logo(setting.logo()).orElse(null));
        model.addAttribute("mistake", mistake);
        return "notify/setting";
    }
}

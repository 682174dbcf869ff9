package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.text.NoticeKind;
import dev.banso.notify.text.NoticeTexts;
import dev.banso.notify.text.TextPreview;
import dev.banso.notify.text.TextProblem;
import dev.banso.problem.BansoException;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Page;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The words of notices, edited with a preview.
@Controller
class TextsPage {
    private static final int LONGEST = 20_000;

    private final NoticeTexts texts;
    private final TextPreview preview;
    private final NoticeSettings settings;
    private final MailFrames frames;

    TextsPage(NoticeTexts texts, TextPreview preview, NoticeSettings settings, MailFrames frames) {
        this.texts = texts;
        this.preview = preview;
        this.settings = settings;
        this.frames = frames;
    }

    @GetMapping("/notice-settings/texts")
    @Requires(Permission.NOTICES_WRITE)
    String list(Model model) {
        ProvidersDesk.check();
        model.addAttribute("kinds", NoticeKind.values());
        model.addAttribute("texts", texts);
        return "notify/texts";
    }

    @GetMapping("/notice-settings/texts/{code}/{language}")
    @Requires(Permission.NOTICES_WRITE)
    String form(@PathVariable String code, @PathVariable String language, Model model) {
        ProvidersDesk.check();
        NoticeKind kind = kind(code);
        return show(kind, locale(language), texts.source(kind, locale(language)), List.of(), model);
    }

    @PostMapping("/notice-settings/texts/{code}/{language}")
    @Requires(Permission.NOTICES_WRITE)
    String save(@PathVariable String code, @PathVariable String language, @RequestParam String source,
            @RequestParam(defaultValue = "save") String what, @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect) {
        ProvidersDesk.check();
        NoticeKind kind = kind(code);
        String unix = source.replace("\r\n", "\n");
        List<TextProblem> unfit = unfit(unix);
        if (!unfit.isEmpty()) {
            return show(kind, locale(language), unix, unfit, model);
        }
        boolean save = what.equals("save");
        List<TextProblem> problems = save ? texts.save(kind, locale(language), unix) : texts.check(kind, locale(language), unix);
        if (!problems.isEmpty() || !save) {
            return show(kind, locale(language), unix, problems, model);
        }
        redirect.addFlashAttribute("notice", page.text("notify.page.saved"));
        return "redirect:/notice-settings/texts/" + code + "/" + language;
    }

    /// What no text may be, whatever it says.
    private static List<TextProblem> unfit(String source) {
        if (source.length() > LONGEST) {
            return List.of(TextProblem.of("", 1, "notify.error.text-long", LONGEST));
        }
        int at = source.indexOf(Mistakes.NUL);
        return at < 0 ? List.of()
                : List.of(TextProblem.of("", 1 + (int) source.substring(0, at).chars().filter(letter -> letter == '\n').count(), "mistake.characters"));
    }

    @PostMapping("/notice-settings/texts/{code}/{language}/reset")
    @Requires(Permission.NOTICES_WRITE)
    String reset(@PathVariable String code, @PathVariable String language, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        ProvidersDesk.check();
        texts.reset(kind(code), locale(language));
        redirect.addFlashAttribute("notice", page.text("notify.page.reset.done"));
        return "redirect:/notice-settings/texts/" + code + "/" + language;
    }

    private String show(NoticeKind kind, Locale locale, String source, List<TextProblem> problems, Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("locale", locale);
        model.addAttribute("source", source);
        model.addAttribute("problems", problems);
        model.addAttribute("edited", texts.isEdited(kind, locale));
        model.addAttribute("placeholders", TextPreview.placeholders(kind));
        model.addAttribute("previews", problems.isEmpty()
                ? preview.of(kind, locale, source, settings.letterhead()).stream().map(one -> frames.document(one.html())).toList()
                : List.of());
        return "notify/text";
    }

    private static NoticeKind kind(String code) {
        return NoticeKind.of(code).orElseThrow(() -> BansoException.notFound("notify.error.no-text"));
    }

    private static Locale locale(String language) {
        return switch (language) {
            case "ja" -> Locale.JAPANESE;
            case "en" -> Locale.ENGLISH;
            default -> throw BansoException.notFound("notify.error.no-language");
        };
    }
}

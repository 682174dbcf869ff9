package dev.banso.company.web;

import dev.banso.problem.BansoException;
import dev.banso.shell.Page;
import java.util.UUID;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How the pages of a company's parts find them, and go back to their company.
final class PartAddress {
    private PartAddress() {}

    /// @throws BansoException not found, where the address names nothing
    static UUID number(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noNumber) {
            throw BansoException.notFound("access.error.no-page");
        }
    }

    /// Back to the company's page, which says that it is done.
    static String done(UUID company, Page page, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute("notice", page.text(key));
        return "redirect:/companies/" + company;
    }
}

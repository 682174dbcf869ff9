package dev.banso.shell.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.OpenToAll;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page after sign-in: the first place in the viewer's navigation.
@Controller
class StartPage {
    private final List<Navigation> navigations;

    StartPage(List<Navigation> navigations) {
        this.navigations = navigations;
    }

    @GetMapping("/")
    @OpenToAll(reason = "leads each viewer to their own first page", signedIn = true)
    String start() {
        return navigations.stream()
                .flatMap(navigation -> navigation.entries(CurrentViewer.get()).stream())
                .min(Comparator.naturalOrder())
                .map(entry -> "redirect:" + entry.path())
                .orElse("shell/empty");
    }
}

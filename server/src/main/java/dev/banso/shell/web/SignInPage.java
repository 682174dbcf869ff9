package dev.banso.shell.web;

import dev.banso.access.OpenToAll;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Sign-in; the form is answered by Spring Security.
@Controller
class SignInPage {
    @GetMapping("/sign-in")
    @OpenToAll(reason = "nobody is signed in yet")
    String form(@RequestParam(required = false) @Nullable String error, Model model) {
        model.addAttribute("failed", error == null ? null : error.equals("limit") ? "sign-in.limit" : "sign-in.failed");
        return "shell/sign-in";
    }
}

package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.settings.Settings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints the one-time link with which the first administrator sets up an account, until somebody has used one.
@Component
class FirstStart {
    private final Welcome welcome;
    private final Settings settings;

    FirstStart(Welcome welcome, Settings settings) {
        this.welcome = welcome;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        Scope.system("first-start").run(() -> {
            if (welcome.isFirstStart()) {
                System.out.println("First administrator: " + settings.baseUrl() + "/welcome/" + welcome.newLink(null));
            }
        });
    }
}

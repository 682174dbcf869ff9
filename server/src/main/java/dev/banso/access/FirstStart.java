package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints the one-time link with which the first administrator sets up an account, until somebody has used one.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class FirstStart {
    private final Welcome welcome;
    private final PublicAddress address;

    FirstStart(Welcome welcome, PublicAddress address) {
        this.welcome = welcome;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        Scope.system("first-start").run(() -> {
            if (welcome.isFirstStart()) {
                System.out.println("First administrator: " + address.base() + "/welcome/" + welcome.newLink(null));
            }
        });
    }
}

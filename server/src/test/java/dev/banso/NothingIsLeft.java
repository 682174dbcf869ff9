package dev.banso;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Found by JUnit itself: after the last test the browser and every installation are closed and every folder is deleted, while the process still lives,
/// because at its exit PostgreSQL is stopped before Banso.
public final class NothingIsLeft implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext tests) {
        tests.getRoot().getStore(Namespace.create(NothingIsLeft.class))
                .getOrComputeIfAbsent("end", key -> (AutoCloseable) NothingIsLeft::end, AutoCloseable.class);
    }

    private static void end() {
        Browser.leaveNothing();
        RunningBanso.leaveNothing();
    }
}

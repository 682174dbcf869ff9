package dev.banso;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// An installation of its own for the tests of one class; registered as a static extension.
public final class FreshBanso implements BeforeAllCallback, AfterAllCallback {
    private final String[] options;
    private RunningBanso banso;

    public FreshBanso(String... options) {
        this.options = options;
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), options);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        banso.close();
    }

    public RunningBanso banso() {
        return banso;
    }
}

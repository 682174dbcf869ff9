package dev.banso.command;

import java.util.List;

/// A command was called in a way that it cannot follow; its usage is shown with the reasons.
public final class WrongCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public WrongCall(String problem) {
        this(List.of(problem));
    }

    WrongCall(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}

package dev.banso.problem;

import java.util.List;
import java.util.stream.Collectors;

/// What was entered cannot be taken (HTTP 422); names every mistake at once, so that a person mends them in one go.
public final class InvalidInput extends BansoException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidInput(List<Mistake> mistakes) {
        super(ErrorKind.USER, 422, null, "error.invalid", mistakes.stream().map(Mistake::field).distinct().collect(Collectors.joining(", ")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}

package dev.banso.monitoring;

import dev.banso.events.detect.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/// Why a text is no filter, with lines; said in the language of whoever reads it.
///
/// @param refusals at least one
public record FilterProblem(List<Refusal> refusals) implements MessageSourceResolvable {
    /// The key of the first refusal, and of all after it.
    @Override
    public String[] getCodes() {
        return new String[] {refusals.size() == 1 ? "monitoring.refusal" : "monitoring.refusals"};
    }

    @Override
    public Object[] getArguments() {
        Refusal first = refusals.getFirst();
        int line = Math.max(1, first.line());
        MessageSourceResolvable words = new DefaultMessageSourceResolvable(new String[] {first.reason().key()}, first.arguments().toArray());
        return refusals.size() == 1
                ? new Object[] {line, words}
                : new Object[] {line, words, new FilterProblem(refusals.subList(1, refusals.size()))};
    }

    /// In English, for the log.
    @Override
    public String toString() {
        return refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n"));
    }
}

package dev.banso.monitoring;

import dev.banso.events.detect.Detector;
import dev.banso.events.detect.Filter;
import dev.banso.events.detect.Refusal;
import dev.banso.events.detect.RefusalReason;
import dev.banso.events.detect.RuleFile;
import dev.banso.events.detect.RulesRefusedException;
import dev.banso.problem.BansoException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes filters of text, checked against the rules in use.
@Component
class FilterCompiler {
    /// As refusals call a text that stands in no file.
    private static final String NAME = "filter";
    private static final int REMEMBERED = 10_000;

    private final Detector detector;
    private final Map<String, Result> results = new ConcurrentHashMap<>();

    FilterCompiler(Detector detector) {
        this.detector = detector;
    }

    /// @param filter null where the text is refused
    /// @param problem what is wrong, with lines; null where nothing is
    record Result(@Nullable Filter filter, @Nullable FilterProblem problem) {
        private static Result refused(List<Refusal> refusals) {
            return new Result(null, new FilterProblem(refusals));
        }
    }

    /// The one filter in this text.
    ///
    /// @throws BansoException user, naming the line of everything that is wrong
    Filter one(String text) {
        Result result = read(text);
        if (result.filter() == null) {
            throw BansoException.user("monitoring.error.filter-refused", Objects.requireNonNull(result.problem()));
        }
        return result.filter();
    }

    /// What a stored text means; it may be refused after an upgrade that took away a rule or a field.
    Result stored(String text) {
        if (results.size() > REMEMBERED) {
            results.clear();
        }
        return results.computeIfAbsent(text, this::read);
    }

    private Result read(String text) {
        try {
            List<Filter> filters = detector.rules().readFilters(new RuleFile(NAME, text));
            return filters.size() == 1
                    ? new Result(filters.getFirst(), null)
                    : Result.refused(List.of(new Refusal(NAME, 1, RefusalReason.ONE_FILTER, List.of(String.valueOf(filters.size())))));
        } catch (RulesRefusedException refused) {
            return Result.refused(refused.refusals());
        }
    }
}

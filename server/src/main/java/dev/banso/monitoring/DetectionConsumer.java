package dev.banso.monitoring;

import dev.banso.intake.AttributedReading;
import dev.banso.intake.ReadingConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/// Takes in every attributed line: those with a threat class and the matches of rules become alerts and counts.
@Component
class DetectionConsumer implements ReadingConsumer {
    private final AlertBook book;
    private final RuleEvaluation rules;

    DetectionConsumer(AlertBook book, RuleEvaluation rules) {
        this.book = book;
        this.rules = rules;
    }

    @Override
    public void accept(List<AttributedReading> batch) {
        book.add(rules.evaluate(batch));
    }
}

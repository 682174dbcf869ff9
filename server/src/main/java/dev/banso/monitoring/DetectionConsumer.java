package dev.banso.monitoring;

import dev.banso.events.Reading;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.ReadingConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/// Takes in the attributed lines with a threat class and those that rules match: they become alerts and counts.
@Component
class DetectionConsumer implements ReadingConsumer {
    private final AlertBook book;
    private final RuleEvaluation rules;

    DetectionConsumer(AlertBook book, RuleEvaluation rules) {
        this.book = book;
        this.rules = rules;
    }

    @Override
    public boolean wants(Reading reading) {
        return rules.concern(reading);
    }

    @Override
    public void accept(List<AttributedReading> batch) {
        book.add(rules.evaluate(batch));
    }
}

package dev.banso.monitoring;

import dev.banso.intake.AttributedReading;
import dev.banso.intake.ReadingConsumer;
import java.util.ArrayList;
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
        List<Occurrence> occurrences = new ArrayList<>();
        for (AttributedReading line : batch) {
            if (line.reading().threatClass() != null) {
                occurrences.add(Occurrence.of(line));
            }
        }
        occurrences.addAll(rules.evaluate(batch));
        book.add(occurrences);
    }
}

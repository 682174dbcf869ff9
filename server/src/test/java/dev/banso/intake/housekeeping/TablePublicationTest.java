package dev.banso.intake.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.operation.Condition;
import dev.banso.operation.Finding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablePublicationTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> published = new ArrayList<>();
    private boolean away = true;
    private final TablePublication publication = new TablePublication(() -> List.of(this::first, () -> published.add("second")), registry);

    private void first() {
        if (away) {
            throw new IllegalStateException("the catalogue is away");
        }
        published.add("first");
    }

    @Test
    void oneThatFailsIsCountedAndToldUntilItSucceedsAndKeepsNoOtherBack() {
        assertThat(finding()).returns(Condition.WELL, Finding::condition).returns(null, Finding::cause);
        publication.publish();
        publication.publish();
        assertThat(registry.counter("banso.lake.publication.failures").count()).as("tried again at once").isEqualTo(2);
        assertThat(finding()).returns(Condition.WATCH, Finding::condition).returns("the catalogue is away", Finding::cause);
        assertThat(published).containsExactly("second", "second");
        away = false;
        publication.publish();
        assertThat(finding()).returns(Condition.WELL, Finding::condition).returns(null, Finding::cause);
        assertThat(published).endsWith("first", "second");
        assertThat(registry.counter("banso.lake.publication.failures").count()).isEqualTo(2);
    }

    private Finding finding() {
        return publication.findings().getFirst();
    }
}

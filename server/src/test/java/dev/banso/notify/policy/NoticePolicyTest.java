package dev.banso.notify.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticePolicyTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final NoticePolicy policy = banso.bean(NoticePolicy.class);

    @Test
    void theShippedOneWakesNobodyForWhatWasStopped() {
        assertThat(banso.asSystem(policy::table)).allSatisfy((cell, timing) -> {
            if (cell.outcome() == Outcome.STOPPED) {
                assertThat(timing).isIn(Timing.DIGEST, Timing.REPORT);
            }
        });
    }

    @Test
    void keepsOnlyWhatDiffersFromTheShippedOneAndResets() {
        Cell cell = new Cell("endpoint", Outcome.STOPPED, 1);
        Scope.system("test").run(() -> policy.change(Map.of(cell, Timing.DIGEST, new Cell("endpoint", Outcome.STOPPED, 2), Timing.REPORT)));
        assertThat(banso.asSystem(policy::changed)).containsExactly(cell);
        assertThat(banso.asSystem(() -> policy.timing(cell))).isEqualTo(Timing.DIGEST);
        Scope.system("test").run(policy::reset);
        assertThat(banso.asSystem(() -> policy.timing(cell))).isEqualTo(Timing.REPORT);
    }

    @Test
    void refusesATableWithAHoleOrAnUnknownWord() {
        assertThatThrownBy(() -> PolicyFile.read("policy.yaml", """
                severities: [informational, low, medium, high, critical]
                policy:
                  weather: {}
                  inbound:
                    stopped: [report, report, report, sometimes, digest]
                """)).hasMessageContainingAll("unknown class: weather", "inbound/stopped: unknown timing sometimes", "inbound/passed needs 5 values");
    }
}

package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class ChangePruningTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);

    @Test
    void keepsWhatAReaderHasNotDealtWithAndDeletesTheRest() {
        desk.send(SampleLine.inbound("first", desk.now()));
        desk.send(SampleLine.inbound("second", desk.now()));
        List<Change> changes = desk.changesAfter(0);
        assertThat(changes).hasSize(2);
        AtomicLong slow = new AtomicLong(changes.getFirst().position() - 1);
        ChangePruning pruning = new ChangePruning(
                List.of(slow::get, () -> Long.MAX_VALUE), banso.bean(JdbcClient.class), banso.bean(TransactionOperations.class));
        pruning.prune();
        assertThat(desk.changesAfter(0)).hasSize(2);
        slow.set(changes.getFirst().position());
        pruning.prune();
        assertThat(desk.changesAfter(0)).extracting(Change::position).containsExactly(changes.getLast().position());
    }

    @Test
    void asksEveryReaderOfThisInstallation() {
        var positions = banso.inTransaction(
                Desk.SYSTEM, jdbc -> banso.beans(ChangeReader.class).stream().map(ChangeReader::position).toList());
        assertThat(positions).hasSize(2).allSatisfy(position -> assertThat(position.longValue()).isNotNegative());
    }
}

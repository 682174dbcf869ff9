package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.events.ThreatClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Companies go while notices about them are written, addressed and mailed, again and again, each time a little later.
class ErasureWhileTellingTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final int ROUNDS = 40;

    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void anErasureAndANoticeWaitForOneAnotherInOneOrder() throws Exception {
        long before = deadlocks();
        for (int round = 0; round < ROUNDS; round++) {
            UUID company = attacked(round);
            Thread.sleep(round * 5L % 60);
            banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("delete from company where id = :id").param("id", company).update());
        }
        assertThat(deadlocks()).isEqualTo(before);
    }

    @Test
    void companiesAreErasedWhileTheyAreToldOfAttacks() throws Exception {
        long before = deadlocks();
        List<UUID> companies = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            UUID company = attacked(round);
            companies.add(company);
            assertThat(banso.api("DELETE", "/api/v1/companies/" + company, banso.token(), null).status()).isEqualTo(202);
        }
        Firm.await(Duration.ofSeconds(30), () -> companies.stream().allMatch(this::erased), () -> "ten erasures, none tried again");
        assertThat(deadlocks()).isEqualTo(before);
    }

    private UUID attacked(int round) {
        Firm firm = Firm.of(banso, "短命商店" + round);
        firm.contact("担当", "contact" + round + "@tanmei.example", "ja", 1, 1);
        for (int attack = 0; attack < 12; attack++) {
            firm.attack(ThreatClass.INBOUND, null, "Attack." + attack, "192.168.1." + attack, false, 1);
        }
        return firm.id();
    }

    private boolean erased(UUID company) {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc
                .sql("select exists (select from company_erasure where company_id = :company and finished_at is not null)")
                .param("company", company).query(Boolean.class).single());
    }

    /// How many deadlocks PostgreSQL has broken; a session tells its own within a second.
    private long deadlocks() throws InterruptedException {
        Thread.sleep(1_500);
        return banso.inTransaction(SYSTEM, jdbc -> jdbc
                .sql("select deadlocks from pg_stat_database where datname = current_database()").query(Long.class).single());
    }
}

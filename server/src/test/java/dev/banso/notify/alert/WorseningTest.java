package dev.banso.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.FreshBanso;
import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.notify.Firm;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An alert that grows worse is told again at once, and however many are open, looking for such costs nothing.
class WorseningTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final int OPEN = 50_000;
    @RegisterExtension
    static final FreshBanso FRESH = new FreshBanso();

    private final RunningBanso banso = FRESH.banso();

    @Test
    void aLookAmongFiftyThousandOpenAlertsTakesLessThanATenthOfASecond() {
        Firm firm = Firm.of(banso, "悪化商店");
        firm.contact("担当", "contact@akka.example", "ja", 1, 1);
        openAlerts(firm);
        firm.attack(ThreatClass.MALWARE, MalwarePath.MAIL, "Trojan.Stopped", "192.168.1.40", true, 2);
        firm.settle();
        assertThat(firm.mails()).as("what was stopped wakes nobody").isEmpty();
        firm.attack(ThreatClass.MALWARE, MalwarePath.MAIL, "Trojan.Stopped", "192.168.1.40", false, 1);
        assertThat(firm.awaitMails("sent", 1)).extracting(mail -> mail.get("subject").asString())
                .contains("【ご対応のお願い】ウイルス付きのメールが届いた可能性があります");
        firm.attack(ThreatClass.MALWARE, MalwarePath.MAIL, "Trojan.Stopped", "192.168.1.40", false, 1);
        firm.settle();
        assertThat(firm.mails()).extracting(mail -> mail.get("kind").asString()).as("not worse than it was, but seen again and again")
                .containsExactlyInAnyOrder("malware-mail", "repeated-infection");
        double median = medianLook();
        System.out.printf("a look for what grew worse among %,d open alerts: median %.2f ms%n", OPEN, median);
        assertThat(median).isLessThan(100);
    }

    private double medianLook() {
        ChangeFollower follower = banso.bean(ChangeFollower.class);
        double[] looks = new double[101];
        for (int look = 0; look < looks.length; look++) {
            long start = System.nanoTime();
            SYSTEM.run(follower::step);
            looks[look] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(looks);
        return looks[looks.length / 2];
    }

    private void openAlerts(Firm firm) {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                with opened as (
                    insert into alert (company_id, grouping, kind, threat_class, attack, subject, severity, state, opened_at, first_seen, last_seen,
                                       count, blocked_count, unblocked_count)
                    select :company, gen_random_uuid(), 'detection', 'inbound', 'Attack.' || number, '192.168.2.1', 3, 'open', :now, :now, :now, 1, 1, 0
                      from generate_series(1, :open) number
                    returning id)
                insert into alert_told (alert_id, company_id, said, said_at) select id, :company, 'stopped', :now from opened""")
                .param("company", firm.id())
                .param("now", firm.now().atOffset(ZoneOffset.UTC))
                .param("open", OPEN)
                .update());
    }
}

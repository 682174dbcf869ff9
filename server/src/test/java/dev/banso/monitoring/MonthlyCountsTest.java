package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.notify.Firm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What is kept by month beside what a count of all alerts from scratch says.
class MonthlyCountsTest {
    private static final Instant START = Instant.parse("2020-08-20T00:00:00Z");
    private static final List<ThreatClass> CLASSES = List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE, ThreatClass.REVIEW);
    private static final List<Verdict> VERDICTS = List.of(Verdict.FALSE_POSITIVE, Verdict.TRUE_POSITIVE, Verdict.DUPLICATE, Verdict.TEST);

    private final RunningBanso banso = RunningBanso.shared();
    private final Recount recount = banso.bean(Recount.class);

    @Test
    void agreeWithACountFromScratchAfterChangesOfEveryKindAndErasures() {
        List<Desk> desks = new ArrayList<>(List.of(Desk.of(banso), Desk.of(banso)));
        Random chance = new Random(20_201_001);
        for (int step = 0; step < 80; step++) {
            if (step % 25 == 24) {
                assertThat(desks.getFirst().counts()).as("something to erase").isNotEmpty();
                erase(desks.removeFirst());
                desks.add(Desk.of(banso));
            }
            change(desks.get(chance.nextInt(desks.size())), chance);
            for (Desk desk : desks) {
                assertThat(wrong(desk)).as("after step " + step).isZero();
            }
        }
        assertThat(desks.getFirst().counts()).as("something was counted, else nothing was compared").hasSizeGreaterThan(5);
    }

    /// An erased company takes its months with it, however they were moved before.
    private void erase(Desk desk) {
        assertThat(banso.api("DELETE", "/api/v1/companies/" + desk.company, banso.token(), null).status()).isEqualTo(202);
        Firm.await(() -> banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                select not exists (select from company where id = :company)
                   and not exists (select from attack_month where company_id = :company)
                   and not exists (select from class_month where company_id = :company)""")
                .param("company", desk.company).query(Boolean.class).single()), () -> "the company's months to be gone");
    }

    @Test
    void agreeWhenBatchesAndVerdictsComeAtOnce() throws Exception {
        Desk desk = Desk.of(banso);
        try (var workers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> changes = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                Random chance = new Random(worker);
                changes.add(workers.submit(() -> {
                    for (int step = 0; step < 8; step++) {
                        change(desk, chance);
                    }
                }));
            }
            for (Future<?> change : changes) {
                await(change);
            }
        }
        assertThat(wrong(desk)).isZero();
    }

    @Test
    void areBackWhereTheyWereWhenABatchIsRolledBack() {
        Desk desk = Desk.of(banso);
        desk.send(SampleLine.inbound("udp_flood", START));
        try {
            banso.inTransaction(Desk.SYSTEM, jdbc -> {
                banso.bean(DetectionConsumer.class).accept(List.of(desk.line(SampleLine.inbound("udp_flood", START))));
                throw new IllegalStateException("power cut");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("power cut");
        }
        assertThat(desk.counted()).isEqualTo(1);
        assertThat(wrong(desk)).isZero();
    }

    @Test
    void areFoundWrongAndPutRight() throws InterruptedException {
        Desk desk = Desk.of(banso);
        desk.send(SampleLine.inbound("udp_flood", START), SampleLine.inbound("smb_scan", START));
        banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("update attack_month set count = 7 where company_id = :company and attack = 'udp_flood'")
                .param("company", desk.company).update());
        banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("delete from class_month where company_id = :company")
                .param("company", desk.company).update());
        assertThat(recountCommand()).contains("put right: 1", "検知商店");
        assertThat(wrong(desk)).isZero();
        assertThat(recountCommand()).as("what is right stays as it is").contains("put right: 0");
        assertThat(desk.counted()).isEqualTo(2);
    }

    private String recountCommand() throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(RecountCommand.COMMAND.run(List.of("--data", banso.settings().data().toString()), out, out)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private int wrong(Desk desk) {
        return desk.asSystem(() -> recount.wrong(desk.company));
    }

    /// Lines of now and long ago, verdicts of every kind with and without filters, withdrawals, lifted filters, a moved clock's closing.
    private void change(Desk desk, Random chance) {
        List<Alert> alerts = desk.alerts();
        Alert one = alerts.isEmpty() ? null : alerts.get(chance.nextInt(alerts.size()));
        int kind = one == null ? 0 : chance.nextInt(10);
        if (kind < 5) {
            desk.send(lines(chance));
        } else if (kind < 8) {
            judge(desk, one, VERDICTS.get(chance.nextInt(VERDICTS.size())), chance);
        } else if (kind == 8) {
            withdraw(desk, one);
        } else {
            liftAFilter(desk);
        }
    }

    private static SampleLine[] lines(Random chance) {
        SampleLine[] lines = new SampleLine[1 + chance.nextInt(6)];
        for (int number = 0; number < lines.length; number++) {
            ThreatClass threatClass = CLASSES.get(chance.nextInt(CLASSES.size()));
            Boolean[] reactions = {true, false, null};
            SampleLine line = SampleLine.inbound("Attack." + chance.nextInt(3), START.plus(Duration.ofHours(chance.nextInt(60 * 24))))
                    .blocked(reactions[chance.nextInt(reactions.length)]);
            lines[number] = threatClass == ThreatClass.MALWARE
                    ? line.by(MalwarePath.values()[chance.nextInt(MalwarePath.values().length)]) : line.as(threatClass);
        }
        return lines;
    }

    private void judge(Desk desk, Alert alert, Verdict verdict, Random chance) {
        boolean review = alert.kind() == AlertKind.REVIEW;
        boolean filters = verdict == Verdict.FALSE_POSITIVE && chance.nextInt(3) == 0;
        desk.asSystem(() -> {
            banso.bean(Verdicts.class).give(new Verdicts.Judgement(Set.of(alert.id()), verdict, "調査の結果",
                    review ? ThreatClass.MALWARE : null, review && chance.nextBoolean() ? MalwarePath.WEB : null,
                    filters ? Verdicts.Filter.SUBJECT : Verdicts.Filter.NONE));
            return true;
        });
    }

    private static void withdraw(Desk desk, Alert alert) {
        try {
            desk.withdraw(alert);
        } catch (dev.banso.problem.BansoException notJudged) {
            assertThat(notJudged.kind()).isEqualTo(dev.banso.problem.ErrorKind.USER);
        }
    }

    private void liftAFilter(Desk desk) {
        Exclusions exclusions = banso.bean(Exclusions.class);
        desk.asSystem(() -> {
            exclusions.all().stream()
                    .filter(filter -> desk.company.equals(filter.company()) && filter.liftedAt() == null)
                    .findFirst()
                    .ifPresent(filter -> exclusions.lift(filter.id()));
            return true;
        });
    }

    private static void await(Future<?> change) throws InterruptedException {
        try {
            change.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }
}

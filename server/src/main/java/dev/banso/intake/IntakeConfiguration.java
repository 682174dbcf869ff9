package dev.banso.intake;

import dev.banso.intake.log.JournalLog;
import dev.banso.intake.pipeline.Lakes;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalException;
import dev.banso.journal.JournalOptions;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeException;
import dev.banso.problem.CannotStart;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Opens journal and lake under the data folder, and gives regular work its threads. With a log that several processes share
/// the process with the pages still works off what is left in the journal, and keeps its lake.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IntakeConfiguration {
    /// Names of the folders under the data folder.
    static final String JOURNAL = "journal";
    static final String LAKE = Lakes.FOLDER;

    private static final int REGULAR_TASKS = 8;

    /// Work that waits, such as an adoption while the journal is full, must not hold up the other regular work.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(REGULAR_TASKS);
        scheduler.setThreadNamePrefix("regular-");
        return scheduler;
    }

    @Bean(destroyMethod = "close")
    @OnlyIn(ProcessRole.CONSOLE)
    Journal journal(Settings settings) {
        try {
            return Journal.open(settings.data().resolve(JOURNAL), JournalOptions.DEFAULT);
        } catch (JournalException unusable) {
            throw new CannotStart(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    @Bean
    @OnlyIn(ProcessRole.CONSOLE)
    JournalLog journalLog(Journal journal) {
        return new JournalLog(journal);
    }

    @Bean
    @OnlyIn(ProcessRole.CONSOLE)
    Pipeline pipeline(Pipelines pipelines, JournalLog log, Lake lake) {
        return pipelines.open(log, lake);
    }

    @Bean(destroyMethod = "close")
    @OnlyIn(ProcessRole.CONSOLE)
    Lake lake(Lakes lakes) {
        try {
            Lake lake = lakes.open();
            requireOwnWarehouse(lake);
            return lake;
        } catch (LakeException unusable) {
            throw new CannotStart(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /// One that does not answer now may answer later.
    private static void requireOwnWarehouse(Lake lake) {
        try {
            lake.reachWarehouse();
        } catch (LakeException problem) {
            if (problem.isRefused()) {
                lake.close();
                throw problem;
            }
        }
    }
}

package dev.banso.intake;

import dev.banso.database.ApplicationDatabase;
import dev.banso.intake.log.JournalLog;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalException;
import dev.banso.journal.JournalOptions;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeException;
import dev.banso.lake.LakeOptions;
import dev.banso.lake.iceberg.TableCatalogue;
import dev.banso.lake.iceberg.TablePlace;
import dev.banso.lake.warehouse.FolderWarehouse;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Opens journal and lake under the data folder, and gives regular work its threads.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IntakeConfiguration {
    /// Names of the folders under the data folder.
    static final String JOURNAL = "journal";
    static final String LAKE = "lake";

    /// The schema of the catalogue in which other engines find the lake's table.
    private static final String TABLES = "iceberg";
    /// So long a query of another engine may go on reading what was replaced meanwhile.
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(10);
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
    Journal journal(Settings settings) {
        try {
            return Journal.open(settings.data().resolve(JOURNAL), JournalOptions.DEFAULT);
        } catch (JournalException unusable) {
            throw new CannotStart(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    @Bean
    JournalLog journalLog(Journal journal) {
        return new JournalLog(journal);
    }

    @Bean
    Pipeline pipeline(Pipelines pipelines, JournalLog log, Lake lake) {
        return pipelines.open(log, lake);
    }

    @Bean(destroyMethod = "close")
    Lake lake(Settings settings, Clock clock, ApplicationDatabase database) {
        Path folder = settings.data().resolve(LAKE);
        TableCatalogue catalogue = new TableCatalogue(database.inSchema(TABLES), database.user(), database.password());
        TablePlace table = new TablePlace(catalogue, new FolderWarehouse(folder), LONGEST_QUERY);
        try {
            return Lake.open(folder, LakeOptions.defaults(clock)
                    .withMemory(settings.memory().searches(), settings.memory().maintenance())
                    .withTable(table));
        } catch (LakeException unusable) {
            throw new CannotStart(String.valueOf(unusable.getMessage()), unusable);
        }
    }
}

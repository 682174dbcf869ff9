package dev.banso.intake.pipeline;

import dev.banso.database.ApplicationDatabase;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeOptions;
import dev.banso.lake.LakeReader;
import dev.banso.lake.LakeWarehouse;
import dev.banso.lake.iceberg.TableCatalogue;
import dev.banso.lake.iceberg.TablePlace;
import dev.banso.lake.warehouse.FolderWarehouse;
import dev.banso.lake.warehouse.Warehouse;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Opens lakes under the data folder. The journal has one; each further partition of the log has one in a folder below it,
/// which moves with the partition from process to process. All of them show their settled lines in one table.
@Component
public class Lakes implements DisposableBean {
    /// The folder under the data folder.
    public static final String FOLDER = "lake";

    /// The schema of the catalogue in which other engines find the lake's table.
    private static final String TABLES = "iceberg";
    /// So long a query of another engine may go on reading what was replaced meanwhile.
    private static final Duration LONGEST_QUERY = Duration.ofMinutes(10);
    /// How the folders of the partitions' lakes begin.
    private static final String PARTITION = "partition-";

    private final Path folder;
    private final LakeOptions options;
    private final @Nullable LakePlace place;

    Lakes(Settings settings, Clock clock, ApplicationDatabase database) {
        folder = settings.data().resolve(FOLDER);
        place = needsLines(settings) ? LakePlace.open(settings, folder, PARTITION) : null;
        Warehouse tables = place == null || !place.isHome() ? new FolderWarehouse(folder) : place.bucket();
        TableCatalogue catalogue = new TableCatalogue(database.inSchema(TABLES), database.user(), database.password());
        options = LakeOptions.defaults(clock)
                .withMemory(settings.memory().searches(), settings.memory().maintenance())
                .withTable(new TablePlace(catalogue, tables, LONGEST_QUERY))
                .withWarehouse(place == null ? null : place.warehouse());
    }

    /// A process that only collects opens no lake.
    private static boolean needsLines(Settings settings) {
        return settings.has(ProcessRole.WORKER) || settings.has(ProcessRole.CONSOLE);
    }

    /// The bucket that has settled lines; null where they all lie under the data folder.
    public @Nullable LakePlace place() {
        return place;
    }

    /// The journal's lake.
    ///
    /// @throws dev.banso.lake.LakeException where it is in use or damaged
    public Lake open() {
        return Lake.open(folder, options);
    }

    /// The lake of another partition.
    ///
    /// @throws dev.banso.lake.LakeException where it is in use or damaged
    public Lake open(int partition) {
        String name = PARTITION + partition;
        LakeWarehouse below = place == null ? null : place.warehouse().below(name);
        return Lake.open(folder.resolve(name), options.withWarehouse(below));
    }

    /// Searches the journal's lake, which is open in this process, and those of all partitions.
    public LakeReader read() {
        return LakeReader.open(folder, PARTITION, options);
    }

    @Override
    public void destroy() {
        if (place != null) {
            place.close();
        }
    }
}

package dev.banso.intake.pipeline;

import dev.banso.lake.Lake;
import dev.banso.lake.LakeException;
import dev.banso.lake.LakeWarehouse;
import dev.banso.lake.LocalCopies;
import dev.banso.lake.warehouse.BucketSettings;
import dev.banso.lake.warehouse.BucketWarehouse;
import dev.banso.lake.warehouse.WarehouseException;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bucket in which settled lines lie, or from which they are on their way back because it is not named any more.
public final class LakePlace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LakePlace.class);
    private static final String COPIES = "copies";
    private static final long MEBIBYTE = 1 << 20;

    private final BucketWarehouse bucket;
    private final LocalCopies copies;
    private final boolean home;

    private LakePlace(BucketWarehouse bucket, LocalCopies copies, boolean home) {
        this.bucket = bucket;
        this.copies = copies;
        this.home = home;
    }

    /// The bucket, tried; null where all lines lie under the data folder. One that does not answer now may answer later: lines are
    /// taken in meanwhile.
    ///
    /// @param lakes the folder of lakes, and how those in it begin
    /// @throws CannotStart where it refuses, or where lines lie in another one
    static @Nullable LakePlace open(Settings settings, Path lakes, String partitions) {
        URI named = settings.warehouse().location();
        String recorded = recorded(lakes, partitions);
        if (named == null && recorded == null) {
            return null;
        }
        String location = named == null ? Objects.requireNonNull(recorded) : named.toString();
        if (recorded != null && !recorded.equals(location)) {
            throw new CannotStart("the settled lines lie in " + recorded + ", not in " + location
                    + "; start with that one, or bring them back first: without --warehouse, until the log says that they are back", null);
        }
        try {
            BucketWarehouse bucket = BucketWarehouse.open(settings(URI.create(location), settings.warehouse().access()));
            probe(bucket);
            LocalCopies copies = LocalCopies.open(settings.data().resolve(COPIES), settings.warehouse().copiesMebibytes() * MEBIBYTE);
            return new LakePlace(bucket, copies, named != null);
        } catch (IOException | LakeException refused) {
            throw new CannotStart(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static void probe(BucketWarehouse bucket) throws IOException {
        try {
            bucket.probe();
            if (bucket.keepsVersions()) {
                LOG.warn("The bucket of {} keeps versions: lines of an erased company stay in it until a rule of the bucket ends them", bucket.location());
            }
        } catch (WarehouseException problem) {
            if (problem.kind() == WarehouseException.Kind.REFUSED) {
                throw problem;
            }
            LOG.warn("Lines are taken in, but older ones cannot be searched now: {}", problem.getMessage());
        }
    }

    private static BucketSettings settings(URI location, Settings.Access access) {
        BucketSettings.Keys keys = access.accessKey() == null || access.secretKey() == null
                ? null
                : new BucketSettings.Keys(access.accessKey(), access.secretKey());
        return new BucketSettings(location.getAuthority(), location.getPath().replaceAll("^/", ""), access.endpoint(), access.region(), keys,
                access.pathStyle());
    }

    private static @Nullable String recorded(Path lakes, String partitions) {
        TreeSet<String> found = new TreeSet<>();
        String own = Lake.warehouseOf(lakes);
        if (own != null) {
            found.add(own);
        }
        try (Stream<Path> below = Files.exists(lakes) ? Files.list(lakes) : Stream.of()) {
            below.filter(folder -> folder.getFileName().toString().startsWith(partitions)).forEach(folder -> {
                String of = Lake.warehouseOf(folder);
                if (of != null) {
                    found.add(of.substring(0, of.length() - folder.getFileName().toString().length() - 1));
                }
            });
        } catch (IOException unreadable) {
            throw new CannotStart("the lake " + lakes + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return found.isEmpty() ? null : found.first();
    }

    /// The bucket.
    public BucketWarehouse bucket() {
        return bucket;
    }

    /// Copies of what is read from it.
    public LocalCopies copies() {
        return copies;
    }

    /// Whether lines go there; otherwise they come back.
    boolean isHome() {
        return home;
    }

    /// What the journal's lake must know.
    LakeWarehouse warehouse() {
        return new LakeWarehouse(bucket, copies, home);
    }

    @Override
    public void close() {
        copies.close();
        bucket.close();
    }
}

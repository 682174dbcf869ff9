package dev.banso.lake.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every kind of warehouse keeps to.
class WarehouseTest {
    private static final byte[] CONTENT = {1, 2, 3, 4};

    @TempDir
    Path folder;

    enum Kind {
        FOLDER,
        BUCKET
    }

    private Warehouse open(Kind kind) throws IOException {
        return kind == Kind.FOLDER
                ? new FolderWarehouse(folder.resolve("warehouse"))
                : BucketWarehouse.open(RunningBucket.shared().fresh());
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatItWasGiven(Kind kind) throws Exception {
        try (var warehouse = open(kind)) {
            warehouse.write("metadata/v1.json", CONTENT);
            assertThat(warehouse.read("metadata/v1.json")).isEqualTo(CONTENT);
            warehouse.write("metadata/v1.json", new byte[] {5});
            assertThat(warehouse.read("metadata/v1.json")).isEqualTo(new byte[] {5});
            var file = Files.write(folder.resolve("file"), CONTENT);
            warehouse.store("settled/company=a b/day=2020-10-01/日本.parquet", file);
            assertThat(file).exists();
            warehouse.fetch("settled/company=a b/day=2020-10-01/日本.parquet", folder.resolve("fetched"));
            assertThat(folder.resolve("fetched")).hasBinaryContent(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsWhatLiesBelowAFolderAndNothingBesideIt(Kind kind) throws Exception {
        try (var warehouse = open(kind)) {
            for (var path : new String[] {"settled/a/1", "settled/a/2", "settled-not/3", "kept/4"}) {
                warehouse.write(path, CONTENT);
            }
            assertThat(warehouse.list("settled/")).containsExactlyInAnyOrder("settled/a/1", "settled/a/2");
            assertThat(warehouse.list("nothing/")).isEmpty();
            assertThat(warehouse.below("settled").list("a/")).containsExactlyInAnyOrder("a/1", "a/2");
            assertThat(warehouse.below("settled").location("a/1")).isEqualTo(warehouse.location("settled/a/1"));
            assertThat(warehouse.below("settled").read("a/1")).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesOnceAndSaysWhatIsNotThere(Kind kind) throws Exception {
        try (var warehouse = open(kind)) {
            warehouse.write("a", CONTENT);
            warehouse.delete("a");
            warehouse.delete("a");
            assertThatThrownBy(() -> warehouse.read("a")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> warehouse.fetch("a", folder.resolve("target"))).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void listsMoreObjectsThanOneAnswerHas() throws Exception {
        var settings = RunningBucket.shared().fresh();
        RunningBucket.shared().fill(settings.prefix() + "/many/", 1_050);
        try (var warehouse = BucketWarehouse.open(settings)) {
            assertThat(warehouse.list("many/")).hasSize(1_050).doesNotHaveDuplicates();
        }
    }

    @Test
    void saysWhatIsWrongWithBucketKeysAndEndpoint() throws Exception {
        var right = RunningBucket.shared().fresh();
        try (var bucket = BucketWarehouse.open(right)) {
            bucket.probe();
            assertThat(bucket.list("")).isEmpty();
            assertThat(bucket.keepsVersions()).isFalse();
        }
        var wrongBucket = new BucketSettings("elsewhere", "", right.endpoint(), "us-east-1", right.keys(), true);
        var wrongKey = new BucketSettings(
                right.bucket(), "", right.endpoint(), "us-east-1", new BucketSettings.Keys("test-access", "guessed"), true);
        var wrongPort = new BucketSettings(right.bucket(), "", URI.create("http://127.0.0.1:1"), "us-east-1", right.keys(), true);
        assertProblem(wrongBucket, WarehouseException.Kind.REFUSED, "there is no bucket elsewhere");
        assertProblem(wrongKey, WarehouseException.Kind.REFUSED, "access-key and secret-key");
        assertProblem(wrongPort, WarehouseException.Kind.UNREACHABLE, "cannot be reached at http://127.0.0.1:1");
        assertThat(wrongKey.toString()).doesNotContain("guessed");
    }

    private static void assertProblem(BucketSettings settings, WarehouseException.Kind kind, String message) throws IOException {
        try (var bucket = BucketWarehouse.open(settings)) {
            assertThatThrownBy(bucket::probe)
                    .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageContaining(message)
                    .hasMessageNotContaining("guessed");
        }
    }
}

package dev.banso.intake.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBucket;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import dev.banso.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a start says of the bucket it is given.
class LakePlaceTest {
    @TempDir
    private Path folder;

    @Test
    void refusesWrongKeysAndAMissingBucketAndStartsWhileTheStoreIsAway() throws Exception {
        try (RunningBucket bucket = RunningBucket.start()) {
            String right = bucket.settingsFile(folder, "test-secret").toString();
            assertThat(open()).isNull();
            try (LakePlace place = open("--warehouse", RunningBucket.LOCATION, "--warehouse-settings", right)) {
                assertThat(place.isHome()).isTrue();
            }
            assertThatThrownBy(() -> open("--warehouse", "s3://missing", "--warehouse-settings", right))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("there is no bucket missing");
            bucket.pause();
            try (LakePlace place = open("--warehouse", RunningBucket.LOCATION, "--warehouse-settings", right)) {
                assertThat(place.bucket().transfers().problem()).contains("cannot be reached at http://127.0.0.1");
            }
            bucket.resume();
            String wrong = bucket.settingsFile(folder, "guessed").toString();
            assertThatThrownBy(() -> open("--warehouse", RunningBucket.LOCATION, "--warehouse-settings", wrong))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("access-key and secret-key").hasMessageNotContaining("guessed");
        }
    }

    @Test
    void remembersWhereLinesLieAndRefusesAnotherPlace() throws Exception {
        try (RunningBucket bucket = RunningBucket.start()) {
            String settings = bucket.settingsFile(folder, "test-secret").toString();
            Files.createDirectories(folder.resolve("lake/partition-3"));
            Files.write(folder.resolve("lake/partition-3/warehouse"), List.of(RunningBucket.LOCATION + "/partition-3", "mark"));
            try (LakePlace back = open("--warehouse-settings", settings)) {
                assertThat(back.isHome()).isFalse();
                assertThat(back.bucket().location()).isEqualTo(RunningBucket.LOCATION);
            }
            assertThatThrownBy(() -> open("--warehouse", "s3://other/place", "--warehouse-settings", settings))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("lie in " + RunningBucket.LOCATION + ", not in s3://other/place");
        }
    }

    private LakePlace open(String... options) {
        List<String> arguments = new java.util.ArrayList<>(List.of("--data", folder.toString()));
        arguments.addAll(List.of(options));
        Settings settings = SettingsReader.read(arguments, Map.of());
        return LakePlace.open(settings, folder.resolve("lake"), "partition-");
    }
}

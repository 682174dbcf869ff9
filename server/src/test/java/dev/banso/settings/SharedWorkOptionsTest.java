package dev.banso.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The options with which processes share the work, and what is said where they do not go together.
class SharedWorkOptionsTest {
    private static final String SHARED = "--kafka=k1:9092 --database=jdbc:postgresql://db/banso?user=banso ";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(SHARED + "--roles=worker,cook", List.of("--roles knows collector, worker and console, not cook")),
                Arguments.of(SHARED + "--roles=", List.of("--roles knows collector, worker and console, not ")),
                Arguments.of("--database=jdbc:postgresql://db/banso --roles=collector", List.of("--roles collector leaves work to other processes, which needs --kafka")),
                Arguments.of("--kafka=k1:9092 --roles=worker", List.of("--roles worker leaves work to other processes, which needs --database")),
                Arguments.of("--roles=console,collector", List.of("--roles collector,console leaves work to other processes, which needs --kafka",
                        "--roles collector,console leaves work to other processes, which needs --database")),
                Arguments.of("--kafka=k1", List.of("--kafka must be HOST:PORT, several with commas, not k1")),
                Arguments.of("--kafka=k1:9092,k2", List.of("--kafka must be HOST:PORT, several with commas, not k1:9092,k2")),
                Arguments.of("--kafka=k1:99999", List.of("--kafka must be HOST:PORT, several with commas, not k1:99999")),
                Arguments.of("--kafka-settings=x --kafka-keep=24", List.of("--kafka-settings needs --kafka", "--kafka-keep needs --kafka")),
                Arguments.of("--kafka=k1:9092 --kafka-settings=/nowhere/kafka.properties", List.of("--kafka-settings: /nowhere/kafka.properties cannot be read")),
                Arguments.of("--kafka=k1:9092 --kafka-keep=long", List.of("--kafka-keep must be a number of hours from 0 to 744, not long")),
                Arguments.of("--kafka=k1:9092 --kafka-keep=745", List.of("--kafka-keep must be a number of hours from 0 to 744, not 745")),
                Arguments.of("--kafka=k1:9092 --clock=2020-10-01T00:00:00+09:00", List.of("--clock moves the time of one process alone")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatDoesNotGoTogether(String options, List<String> problems) {
        assertThatThrownBy(() -> read(options)).asInstanceOf(type(InvalidSettings.class))
                .satisfies(invalid -> assertThat(invalid.problems()).hasSameSizeAs(problems)
                        .allSatisfy(said -> assertThat(problems).anySatisfy(problem -> assertThat(said).startsWith(problem))));
    }

    @Test
    void readsWhatGoesTogether() {
        Settings settings = read(SHARED + "--roles=worker,collector --kafka-keep=24");
        assertThat(settings.roleList()).isEqualTo("collector,worker");
        assertThat(settings.kafka()).isEqualTo(new Settings.Kafka("k1:9092", null, Duration.ofHours(24)));
        assertThat(read("").roleList()).as("alone it does everything").isEqualTo("collector,worker,console");
        assertThat(read("--kafka=k1:9092").roleList()).as("with the embedded database, too").isEqualTo("collector,worker,console");
    }

    private static Settings read(String options) {
        return SettingsReader.read(Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).toList(), Map.of());
    }
}

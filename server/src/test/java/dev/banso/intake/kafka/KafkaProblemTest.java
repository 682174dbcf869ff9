package dev.banso.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningKafka;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever Kafka refuses, one sentence says what is to be done.
class KafkaProblemTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new TopicAuthorizationException(Set.of("banso-lines")), List.of("topic banso-lines", "allow Describe, Write, Read and Delete")),
                Arguments.of(GroupAuthorizationException.forGroupId("banso-workers"), List.of("group banso-workers", "allow Read")),
                Arguments.of(new SaslAuthenticationException("wrong password"), List.of("--kafka-settings", "wrong password")),
                Arguments.of(new UnsupportedVersionException("no such request"), List.of("too old", "version 4")),
                Arguments.of(new InvalidReplicationFactorException("3 of 1"), List.of("too few brokers", "3 of 1", "by hand")),
                Arguments.of(new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"), List.of("no host of --kafka k1:9092 can be found")),
                Arguments.of(new ConfigException("security.protocol", "TLS"), List.of("--kafka-settings", "security.protocol", "TLS")),
                Arguments.of(new TimeoutException(), List.of("no broker of Kafka at k1:9092 answers", "start it, or correct --kafka")),
                Arguments.of(new IllegalStateException("anything else"), List.of("Kafka at k1:9092 fails", "anything else")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatToDo(Throwable refused, List<String> words) {
        assertThat(KafkaProblem.explain(new KafkaException("wrapped", refused), "k1:9092")).contains(words);
    }

    @Test
    void settingsThatDoNotSuitTheClientKeepTheProcessFromStarting() throws Exception {
        Path settings = Files.writeString(folder.resolve("kafka.properties"), "security.protocol=TLS\n");
        try (LinesTopic topic = new LinesTopic(new Settings.Kafka("localhost:9092", settings, Duration.ZERO), none -> 0)) {
            assertThatThrownBy(topic::check).isInstanceOf(CannotStart.class).hasMessageContainingAll("security.protocol", settings.toString());
        }
    }

    @Test
    void aNameThatCannotBeFoundMayBeFoundLater() {
        try (LinesTopic topic = new LinesTopic(new Settings.Kafka("kafka.invalid:9092", null, Duration.ZERO), none -> 0)) {
            assertThat(topic.check()).isSameAs(topic);
        }
    }

    @Test
    void aLogWithoutABrokerTakesNothingAndSaysSoAtOnce() {
        try (LinesTopic topic = new LinesTopic(new Settings.Kafka("localhost:1", null, Duration.ZERO), none -> 0); KafkaLog log = new KafkaLog(topic)) {
            assertThat(log.problem()).contains("localhost:1", "not reached yet");
            assertThatThrownBy(() -> log.append(new byte[1], () -> "key")).hasMessageContaining("localhost:1");
        }
    }

    @Test
    void aLogWithoutPermissionSaysWhichAndOpensWhenItIsGiven() throws Exception {
        RunningKafka broker = RunningKafka.shared();
        AclBinding denied = new AclBinding(new ResourcePattern(ResourceType.TOPIC, LinesTopic.NAME, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", AclOperation.ALL, AclPermissionType.DENY));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()));
                LinesTopic topic = new LinesTopic(new Settings.Kafka(broker.servers(), null, Duration.ZERO), none -> 0)) {
            admin.createAcls(List.of(denied)).all().get();
            try (KafkaLog log = new KafkaLog(topic)) {
                for (int look = 0; look < 100 && !String.valueOf(log.problem()).contains("allow"); look++) {
                    Thread.sleep(100);
                }
                assertThat(log.problem()).contains("topic banso-lines", "allow Describe, Write, Read and Delete");
                admin.deleteAcls(List.of(denied.toFilter())).all().get();
                assertThat(log.awaitOpen(Duration.ofSeconds(20))).isTrue();
            } finally {
                admin.deleteAcls(List.of(denied.toFilter())).all().get();
            }
        }
    }
}

package dev.banso.intake.kafka;

import dev.banso.intake.pipeline.Lakes;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.intake.pipeline.SkippedPlaces;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeReader;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Puts Kafka in the journal's place where `--kafka` asks for it.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("banso.kafka")
class KafkaConfiguration {
    @Bean(destroyMethod = "close")
    LinesTopic linesTopic(Settings settings, SkippedPlaces skipped) {
        return new LinesTopic(Objects.requireNonNull(settings.kafka()), skipped::of).check();
    }

    @Bean(destroyMethod = "close")
    @Primary
    KafkaLog kafkaLog(LinesTopic topic) {
        return new KafkaLog(topic);
    }

    /// Searches the lakes of all partitions, and that of the journal.
    @Bean(destroyMethod = "close")
    @Primary
    @OnlyIn(ProcessRole.CONSOLE)
    LakeReader lakeReader(Lake journals, Lakes lakes) {
        return lakes.read();
    }

    /// Each partition has a lake of its own below the shared folder, which moves with it from worker to worker.
    @Bean
    @OnlyIn(ProcessRole.WORKER)
    Membership membership(LinesTopic topic, Pipelines pipelines, Lakes lakes) {
        return new Membership(topic, lakes::open, pipelines);
    }
}

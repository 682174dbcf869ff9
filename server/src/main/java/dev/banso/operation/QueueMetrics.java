package dev.banso.operation;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.springframework.stereotype.Component;

/// Queues and losses as metrics, from one look for each scrape.
@Component
class QueueMetrics implements MultiCollector {
    private final Observation observation;

    QueueMetrics(Observation observation, PrometheusRegistry registry) {
        this.observation = observation;
        registry.register(this);
    }

    @Override
    public MetricSnapshots collect() {
        Observation.Seen seen = observation.now();
        GaugeSnapshot.Builder waiting = GaugeSnapshot.builder().name("banso_queue_waiting").help("Pieces of work that wait");
        GaugeSnapshot.Builder limit = GaugeSnapshot.builder().name("banso_queue_limit").help("How many pieces of work can wait");
        for (Queue queue : seen.queues()) {
            waiting.dataPoint(gauge("queue", queue.name(), queue.waiting()));
            if (queue.limit() != null) {
                limit.dataPoint(gauge("queue", queue.name(), queue.limit()));
            }
        }
        CounterSnapshot.Builder losses = CounterSnapshot.builder().name("banso_losses").help("What was dropped, cut or given up");
        for (Loss loss : seen.losses()) {
            losses.dataPoint(CounterDataPointSnapshot.builder().labels(Labels.of("loss", loss.name())).value(loss.count()).build());
        }
        return MetricSnapshots.of(waiting.build(), limit.build(), losses.build());
    }

    private static GaugeDataPointSnapshot gauge(String label, String value, double number) {
        return GaugeDataPointSnapshot.builder().labels(Labels.of(label, value)).value(number).build();
    }
}

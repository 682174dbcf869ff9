package dev.banso.intake.usage;

import dev.banso.intake.pipeline.LakePlace;
import dev.banso.intake.pipeline.Lakes;
import dev.banso.lake.LocalCopies;
import dev.banso.lake.warehouse.Transfers;
import dev.banso.operation.Finding;
import dev.banso.operation.ObservedInProcess;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What goes to the bucket with settled lines and comes from it. Without a bucket there is nothing to tell.
@Component
@Order(8)
class WarehouseUsage implements ObservedInProcess {
    private final @Nullable Transfers transfers;

    WarehouseUsage(Lakes lakes, MeterRegistry registry) {
        LakePlace place = lakes.place();
        transfers = place == null ? null : place.bucket().transfers();
        if (place != null && transfers != null) {
            count(registry, "banso.warehouse.uploads", "Files stored in the warehouse", transfers, Transfers::uploads);
            count(registry, "banso.warehouse.uploaded.bytes", "Bytes stored in the warehouse", transfers, Transfers::uploadedBytes);
            count(registry, "banso.warehouse.downloads", "Files read from the warehouse", transfers, Transfers::downloads);
            count(registry, "banso.warehouse.downloaded.bytes", "Bytes read from the warehouse", transfers, Transfers::downloadedBytes);
            count(registry, "banso.warehouse.failures", "Requests to the warehouse that failed after all tries", transfers, Transfers::failures);
            Gauge.builder("banso.warehouse.copies.bytes", place.copies(), LocalCopies::bytes)
                    .description("Room that copies of the warehouse's files take here").register(registry);
            Gauge.builder("banso.warehouse.copies.files", place.copies(), LocalCopies::files)
                    .description("Copies of the warehouse's files here").register(registry);
        }
    }

    @Override
    public List<Finding> findings() {
        return transfers == null ? List.of() : List.of(Finding.must("warehouse", transfers.problem() == null, transfers.problem()));
    }

    private static void count(MeterRegistry registry, String name, String description, Transfers transfers, ToDoubleFunction<Transfers> value) {
        FunctionCounter.builder(name, transfers, value).description(description).register(registry);
    }
}

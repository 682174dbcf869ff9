package dev.banso.intake.usage.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.intake.device.DeviceLag;
import dev.banso.intake.device.DeviceLags;
import dev.banso.intake.usage.CompanyUsage;
import dev.banso.intake.usage.CompanyUsages;
import dev.banso.operation.ProviderWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What each company's lines take and how late each device's are, as JSON and, for whoever wants that many series, as metrics.
@RestController
class UsageApi {
    private static final int EVERY = Integer.MAX_VALUE;

    private final CompanyUsages usages;
    private final DeviceLags lags;

    UsageApi(CompanyUsages usages, DeviceLags lags) {
        this.usages = usages;
        this.lags = lags;
    }

    /// Every company with lines in the lake, largest first; the one without a number is the quarantine.
    @GetMapping("/api/v1/operations/companies")
    @Requires(Permission.OPERATION_READ)
    Listed<CompanyUsage> companies() {
        ProviderWatch.check();
        return new Listed<>(usages.largestFirst());
    }

    /// Every device that ever said anything; those whose clocks are off furthest first.
    @GetMapping("/api/v1/operations/devices")
    @Requires(Permission.OPERATION_READ)
    Listed<LagJson> devices() {
        ProviderWatch.check();
        return new Listed<>(lags.page(0, EVERY).stream().map(LagJson::of).toList());
    }

    /// A second target for Prometheus, with a series for each company or device: `per` is `company` or `device`.
    @GetMapping(path = "/api/v1/operations/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    @Requires(Permission.OPERATION_READ)
    String metrics(@RequestParam(defaultValue = "company") String per) {
        ProviderWatch.check();
        return per.equals("device") ? SeriesText.ofDevices(lags.page(0, EVERY)) : SeriesText.ofCompanies(usages.largestFirst());
    }

    record Listed<T>(List<T> items) {}

    /// @param processingSeconds from the latest line's receipt until it was processed; null where not known yet
    /// @param clockAheadSeconds how far the device's clock is ahead; negative: behind, or the device held the line back
    record LagJson(UUID device, UUID company, Instant lastLine, @Nullable Double processingSeconds, @Nullable Double clockAheadSeconds) {
        private static LagJson of(DeviceLag lag) {
            return new LagJson(lag.device(), lag.company(), lag.lastLine(), seconds(lag.processing()), seconds(lag.ahead()));
        }

        private static @Nullable Double seconds(Optional<Duration> length) {
            return length.map(known -> known.toMillis() / 1000.0).orElse(null);
        }
    }
}

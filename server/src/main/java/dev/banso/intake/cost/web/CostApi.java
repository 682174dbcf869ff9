package dev.banso.intake.cost.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.clock.WrittenMonth;
import dev.banso.intake.cost.Part;
import dev.banso.intake.cost.ShareOfCost;
import dev.banso.intake.cost.SharesOfCost;
import dev.banso.operation.ProviderWatch;
import java.time.Clock;
import java.time.YearMonth;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A company's share of cost, and what the machine costs. For the provider alone.
@RestController
class CostApi {
    private final SharesOfCost shares;
    private final Clock clock;

    CostApi(SharesOfCost shares, Clock clock) {
        this.shares = shares;
        this.clock = clock;
    }

    /// The present month where none is asked for.
    @GetMapping("/api/v1/companies/{company}/cost")
    @Requires(Permission.OPERATION_READ)
    CostJson show(@PathVariable UUID company, @RequestParam(required = false) @Nullable String month) {
        ProviderWatch.check();
        return CostJson.of(shares.read(company, WrittenMonth.read(month, now())));
    }

    /// What the machine costs in a month.
    @GetMapping("/api/v1/operations/cost")
    @Requires(Permission.OPERATION_READ)
    MachineJson machine(@RequestParam(required = false) @Nullable String month) {
        ProviderWatch.check();
        YearMonth asked = WrittenMonth.read(month, now());
        return new MachineJson(asked, whole(shares.machineYen(asked)));
    }

    /// Says what it costs from the present month on.
    @PutMapping("/api/v1/operations/cost")
    @Requires(Permission.INTAKE_WRITE)
    MachineJson costs(@RequestBody YenJson cost) {
        ProviderWatch.check();
        shares.machineCosts(now(), cost.yen());
        return new MachineJson(now(), cost.yen());
    }

    private YearMonth now() {
        return YearMonth.now(clock.withZone(MovableClock.JAPAN));
    }

    private static @Nullable Long whole(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    record YenJson(long yen) {}

    /// @param yen null where nobody has said it
    record MachineJson(YearMonth month, @Nullable Long yen) {}

    /// @param lines of the month
    /// @param storedBytes mean of the days
    /// @param workSeconds in which its lines were read, stored and looked at
    /// @param share mean of the three shares, 0 to 1; null where nothing is known
    /// @param yen of the machine's cost; null where share or cost is unknown
    record CostJson(YearMonth month, PartJson lines, PartJson storedBytes, PartJson workSeconds, @Nullable Double share,
            @Nullable Long machineYen, @Nullable Long yen) {
        private static CostJson of(ShareOfCost cost) {
            return new CostJson(cost.month(), PartJson.of(cost.lines()), PartJson.of(cost.stored()), PartJson.of(cost.work()),
                    known(cost.share()), whole(cost.machineYen()), whole(cost.yen()));
        }

        private static @Nullable Double known(OptionalDouble number) {
            return number.isPresent() ? (Double) number.getAsDouble() : null;
        }
    }

    /// @param share 0 to 1; null where nobody has anything, or it was not noted yet
    record PartJson(double company, double total, @Nullable Double share) {
        private static PartJson of(Part part) {
            return new PartJson(part.company(), part.total(), CostJson.known(part.share()));
        }
    }
}

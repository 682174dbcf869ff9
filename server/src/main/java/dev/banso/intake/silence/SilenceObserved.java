package dev.banso.intake.silence;

import dev.banso.intake.DeviceDays;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Observed;
import dev.banso.operation.Unit;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How many devices are silent now.
@Component
@Order(31)
class SilenceObserved implements Observed {
    private final DeviceDays days;

    SilenceObserved(DeviceDays days) {
        this.days = days;
    }

    @Override
    public List<Finding> findings() {
        return List.of(Finding.of("silent", days.silentDevices(), Unit.COUNT, Bounds.above(0)).seenAt("/intake"));
    }
}

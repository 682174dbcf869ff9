package dev.banso.company.web;

import dev.banso.company.Device;
import dev.banso.company.DeviceSigns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Devices with their signs of life.
@Component
public class Signs {
    private final ObjectProvider<DeviceSigns> signs;

    Signs(ObjectProvider<DeviceSigns> signs) {
        this.signs = signs;
    }

    Line of(Device device) {
        DeviceSigns known = signs.getIfAvailable();
        return known == null ? new Line(device, null, null)
                : new Line(device, known.firstLine(device.id()).orElse(null), known.lastLine(device.id()).orElse(null));
    }

    /// A device and when its first and latest lines came.
    public record Line(Device device, @Nullable Instant first, @Nullable Instant last) {}
}

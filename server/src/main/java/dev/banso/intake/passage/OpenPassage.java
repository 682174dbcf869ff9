package dev.banso.intake.passage;

import dev.banso.company.Attribution;
import dev.banso.company.Device;
import dev.banso.company.DeviceRegistry;
import dev.banso.company.Identification;
import dev.banso.events.Claim;
import org.jspecify.annotations.Nullable;

/// An import or adoption whose lines are on their way, as the pipeline needs it.
final class OpenPassage {
    private final @Nullable Device device;
    private final boolean adoption;
    private long lastOrdinal;

    /// @param device whose lines they are; null where the registry decides for each line
    /// @param adoption whether staff have said whose the lines are, whatever they claim
    /// @param lastOrdinal of the last line that was taken for good
    OpenPassage(@Nullable Device device, boolean adoption, long lastOrdinal) {
        this.device = device;
        this.adoption = adoption;
        this.lastOrdinal = lastOrdinal;
    }

    /// The device of a line that bears these names.
    Identification identify(Claim claim, DeviceRegistry registry) {
        if (device == null) {
            return registry.identify(claim);
        }
        return adoption || fits(device, claim)
                ? registry.identify(device.id())
                : new Identification.Unidentified(Attribution.Reason.SOURCE_MISMATCH);
    }

    /// Whether the line of that place was not taken yet.
    ///
    /// @param takenInBatch of the last line that the current batch takes, or null
    synchronized boolean isAhead(long ordinal, @Nullable Long takenInBatch) {
        return ordinal > (takenInBatch == null ? lastOrdinal : takenInBatch);
    }

    synchronized void advance(long ordinal) {
        lastOrdinal = ordinal;
    }

    /// Whether a line may be the device's. A line of an imported file may leave its name out but not bear another's.
    private static boolean fits(Device device, Claim claim) {
        if (claim.devid() != null && device.devid() != null) {
            return claim.devid().equals(device.devid()) && (claim.vd() == null || claim.vd().equals(device.vd()));
        }
        return claim.hostname() == null || device.hostname() == null || claim.hostname().equalsIgnoreCase(device.hostname());
    }
}

package dev.banso.intake.passage;

import dev.banso.company.Device;
import dev.banso.events.Claim;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import or adoption whose lines are on their way, as the pipeline needs it.
final class OpenPassage {
    private final UUID company;
    private final Device device;
    private final boolean adoption;
    private long lastOrdinal;
    private boolean erased;

    /// @param adoption whether staff have said whose the lines are, whatever they claim
    /// @param lastOrdinal of the last line that was taken for good
    OpenPassage(UUID company, Device device, boolean adoption, long lastOrdinal) {
        this.company = company;
        this.device = device;
        this.adoption = adoption;
        this.lastOrdinal = lastOrdinal;
    }

    UUID company() {
        return company;
    }

    UUID device() {
        return device.id();
    }

    /// Whether the line of that place was not taken yet.
    ///
    /// @param takenInBatch of the last line that the current batch takes, or null
    synchronized boolean isAhead(long ordinal, @Nullable Long takenInBatch) {
        return !erased && ordinal > (takenInBatch == null ? lastOrdinal : takenInBatch);
    }

    synchronized void advance(long ordinal) {
        lastOrdinal = ordinal;
    }

    /// The company is gone: none of its lines is taken any more.
    synchronized void erase() {
        erased = true;
    }

    /// Whether a line may be the device's. A line of an imported file may leave its name out but not bear another's.
    boolean fits(Claim claim) {
        if (adoption) {
            return true;
        }
        if (claim.devid() != null && device.devid() != null) {
            return claim.devid().equals(device.devid()) && (claim.vd() == null || claim.vd().equals(device.vd()));
        }
        return claim.hostname() == null || device.hostname() == null || claim.hostname().equalsIgnoreCase(device.hostname());
    }
}

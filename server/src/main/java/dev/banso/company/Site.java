package dev.banso.company;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A place of a company.
///
/// @param powerOff planned hours without power, in which silence is no alarm
public record Site(UUID id, UUID company, String name, String address, List<PowerOff> powerOff) {
    /// Whether the site is planned to be without power at that moment.
    public boolean isOff(Instant moment) {
        return powerOff.stream().anyMatch(hours -> hours.covers(moment));
    }
}

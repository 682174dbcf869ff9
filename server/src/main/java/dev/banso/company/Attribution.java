package dev.banso.company;

import dev.banso.events.DeviceProfile;
import java.util.UUID;

/// Whose line it is.
public sealed interface Attribution {
    /// The line belongs to this company.
    ///
    /// @param company to which the device was assigned at the line's time
    /// @param device that sent it
    /// @param profile what reading a line of this device in this assignment depends on
    record Attributed(UUID company, UUID device, DeviceProfile profile) implements Attribution {}

    /// The line goes to quarantine.
    record Unattributed(Reason reason) implements Attribution {}

    /// Why nobody gets a line.
    enum Reason {
        /// The line names neither a serial number nor a host.
        NO_NAME,
        /// No registered device has this serial number with this virtual domain, or this host name.
        UNKNOWN_DEVICE,
        /// The device is registered, but the line came from another address or with another device's certificate.
        SOURCE_MISMATCH,
        /// The device belonged to no company at the line's time.
        NOT_ASSIGNED,
        /// The evidence fits several devices that belong to different companies or cannot be told apart.
        AMBIGUOUS;

        /// The spelling in the database, the API and message keys: `source-mismatch`.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}

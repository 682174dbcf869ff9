package dev.banso.company;

import dev.banso.events.DeviceProfile;
import java.time.Instant;
import java.util.List;

/// Which device sent a line. Two steps, because reading a line needs the device's profile, and only the reading tells
/// the time that decides the company: identify, read with [Identified#profile()], then ask [Identified#at(Instant)].
public sealed interface Identification {
    /// The evidence fits a registered device.
    final class Identified implements Identification {
        private final List<RegisteredDevice> fitting;

        Identified(List<RegisteredDevice> fitting) {
            this.fitting = fitting;
        }

        /// The profile of the device in its latest assignment.
        public DeviceProfile profile() {
            return fitting.getFirst().latestProfile();
        }

        /// To whom a line of that time belongs. Where the answer has another profile than [#profile()], the line is
        /// read again with it.
        ///
        /// A time before the first assignment of a device that has belonged to one company alone goes to that company:
        /// such a device has a wrong clock, and the reading says so ([DeviceProfile#assignedFrom()]). A device with a
        /// past in several companies never gives one of them what may be another's.
        public Attribution at(Instant eventTime) {
            if (fitting.size() == 1) {
                return fitting.getFirst().at(eventTime);
            }
            List<Attribution> answers = fitting.stream()
                    .map(device -> device.during(eventTime))
                    .filter(Attribution.Attributed.class::isInstance)
                    .toList();
            return switch (answers.size()) {
                case 0 -> new Attribution.Unattributed(Attribution.Reason.NOT_ASSIGNED);
                case 1 -> answers.getFirst();
                default -> new Attribution.Unattributed(Attribution.Reason.AMBIGUOUS);
            };
        }
    }

    /// The evidence fits no device, or contradicts itself.
    record Unidentified(Attribution.Reason reason) implements Identification {}
}

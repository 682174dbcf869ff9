package dev.banso.company;

import dev.banso.company.Attribution.Attributed;
import dev.banso.company.Attribution.Reason;
import dev.banso.company.Attribution.Unattributed;
import dev.banso.events.DeviceProfile;
import dev.banso.events.Network;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device as the registry's index holds it: its evidence, and whose it was when, oldest first.
record RegisteredDevice(
        @Nullable String devid,
        String vd,
        @Nullable String hostname,
        List<Network> sources,
        @Nullable String certificate,
        DeviceProfile profile,
        List<Period> periods) {

    /// One assignment; the answer is built once, since it is given for every line.
    record Period(Instant from, @Nullable Instant to, Attributed answer) {
        boolean covers(Instant time) {
            return !time.isBefore(from) && (to == null || time.isBefore(to));
        }
    }

    boolean sendsFrom(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network source : sources) {
            if (source.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    DeviceProfile latestProfile() {
        return periods.isEmpty() ? profile : periods.getLast().answer().profile();
    }

    /// Whose it is at that time, a wrong clock included.
    Attribution at(Instant time) {
        Attribution during = during(time);
        boolean beforeItsOnlyCompany = during instanceof Unattributed && !periods.isEmpty()
                && time.isBefore(periods.getFirst().from())
                && periods.stream().map(period -> period.answer().company()).distinct().count() == 1;
        return beforeItsOnlyCompany ? periods.getFirst().answer() : during;
    }

    /// Whose it is in an assignment that covers the time.
    Attribution during(Instant time) {
        for (Period period : periods.reversed()) {
            if (period.covers(time)) {
                return period.answer();
            }
        }
        return new Unattributed(Reason.NOT_ASSIGNED);
    }
}

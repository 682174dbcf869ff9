package dev.banso.intake.device;

import dev.banso.clock.MovableClock;
import dev.banso.events.Flag;
import dev.banso.events.Reading;
import dev.banso.intake.inbox.ReceivedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What lines add to the counts of their devices, and to their signs of life: one row a device and day, however many lines it is of.
/// For one thread.
public final class LineTally {
    private final Map<LineCount.Key, LineCount> days = new HashMap<>();
    /// A device may pass from one company to another.
    private final Map<Owner, SignOfLife> signs = new HashMap<>();

    private record Owner(UUID device, UUID company) {}

    /// Counts a line, in the order of the log.
    public void add(UUID company, UUID device, Reading reading, ReceivedLine received) {
        Instant time = reading.time().toInstant();
        boolean flagged = !reading.flags().isEmpty();
        // Of an event in the future the time of receipt counts, so that no coming day has data already.
        Instant counted = flagged && reading.flags().contains(Flag.TIME_FUTURE) ? received.receivedAt() : time;
        int bytes = received.line().length;
        days.computeIfAbsent(new LineCount.Key(device, company, LocalDate.ofInstant(counted, MovableClock.JAPAN)),
                key -> new LineCount(key, counted)).add(counted, flagged, bytes);
        if (received.entrance().isConnection()) {
            signs.computeIfAbsent(new Owner(device, company), _ -> new SignOfLife(device, company, received.receivedAt(), time))
                    .add(received.receivedAt(), time, bytes);
        }
    }

    /// Counts what came later too.
    public void add(LineTally later) {
        later.days.forEach((key, count) -> days.merge(key, count, LineCount::with));
        later.signs.forEach((owner, sign) -> signs.merge(owner, sign, SignOfLife::with));
    }

    /// Whose lines they are.
    public Set<UUID> companies() {
        Set<UUID> companies = new HashSet<>();
        days.keySet().forEach(key -> companies.add(key.company()));
        return companies;
    }

    /// The same without the lines of all other companies.
    public LineTally of(Set<UUID> companies) {
        LineTally kept = new LineTally();
        days.values().stream().filter(count -> companies.contains(count.key().company())).forEach(count -> kept.days.put(count.key(), count));
        signs.forEach((owner, sign) -> {
            if (companies.contains(owner.company())) {
                kept.signs.put(owner, sign);
            }
        });
        return kept;
    }

    /// How many devices and days there are.
    public int rows() {
        return days.size();
    }

    Collection<LineCount> days() {
        return days.values();
    }

    /// One of each device.
    Collection<SignOfLife> signs() {
        return signs.values().stream().collect(Collectors.toMap(SignOfLife::device, sign -> sign, SignOfLife::with)).values();
    }
}

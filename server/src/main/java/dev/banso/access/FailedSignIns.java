package dev.banso.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts failed sign-ins per account and address, in bounded memory, and per account alone against spread guessing.
@Component
class FailedSignIns {
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int FROM_ONE_ADDRESS = 10;
    private static final int FROM_EVERYWHERE = 100;
    private static final int LARGEST = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > LARGEST;
        }
    };

    FailedSignIns(Clock clock) {
        this.clock = clock;
    }

    /// Whether this account may not be tried from this address for a while.
    synchronized boolean tooMany(String email, String address) {
        return count(email + " " + address) >= FROM_ONE_ADDRESS || count(email) >= FROM_EVERYWHERE;
    }

    synchronized void failed(String email, String address) {
        add(email + " " + address);
        add(email);
    }

    synchronized void succeeded(String email, String address) {
        failures.remove(email + " " + address);
    }

    private int count(String key) {
        Failures found = failures.get(key);
        return found == null || found.until().isBefore(clock.instant()) ? 0 : found.count();
    }

    /// Later failures prolong nothing: the window starts with the first.
    private void add(String key) {
        int before = count(key);
        Failures known = failures.remove(key);
        Instant until = before == 0 || known == null ? clock.instant().plus(REMEMBERED) : known.until();
        failures.put(key, new Failures(before + 1, until));
    }

    private record Failures(int count, Instant until) {}
}

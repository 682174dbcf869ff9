package dev.banso.bench;

import dev.banso.pilot.ApiClient;
import dev.banso.pilot.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Banso with registered companies, one firewall each: received, parsed, classified, judged by the shipped rules, counted
/// and stored.
final class BansoSubject implements Subject {
    private static final Duration LONGEST_LAG = Duration.ofMinutes(30);

    private static final Duration A_SETTLED_DAY = Duration.ofDays(3);

    private static final Duration IDLE = Duration.ofSeconds(5);

    /// Of one core.
    private static final double IDLE_SHARE = 0.1;

    private static final long REGISTRY_IS_READ_AGAIN_MILLISECONDS = 10_000;

    private final Instant clock;
    private final int companies;
    private final List<String> options;
    private @Nullable Installation installation;
    private @Nullable ApiClient api;
    private RegisteredCompanies registered = new RegisteredCompanies(List.of());

    /// With the firewalls that the generator has where nothing else is asked for.
    BansoSubject(Instant clock) {
        this(clock, GeneratedLines.DEVICES, List.of());
    }

    /// @param clock the platform's time when it starts
    /// @param options further options of `serve`
    BansoSubject(Instant clock, int companies, List<String> options) {
        this.clock = clock;
        this.companies = companies;
        this.options = options;
    }

    @Override
    public String name() {
        return "banso";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        start(Duration.ofDays(1));
    }

    /// The same with firewalls that have been the companies' for so long.
    void start(Duration assigned) throws IOException, InterruptedException {
        Installation started = Installation.start(0, clock, options);
        installation = started;
        String password = "a password for the bench";
        ApiClient.submit(started.address(), started.firstLink(), Map.of("provider", "測定", "prefecture", "宮城県", "name", "測定",
                "email", Installation.ADMINISTRATOR, "password", password, "repeated", password));
        api = new ApiClient(started.address(), started.token());
        registered = RegisteredCompanies.register(started.data(), companies, clock.minus(assigned));
        Thread.sleep(REGISTRY_IS_READ_AGAIN_MILLISECONDS);
    }

    ApiClient api() {
        return Objects.requireNonNull(api, "not started");
    }

    /// The id of a company by its number, which is also its firewall's.
    String company(int number) {
        return registered.ids().get(number);
    }

    ProcessHandle process() {
        return ProcessHandle.of(running().pid()).orElseThrow();
    }

    /// The embedded PostgreSQL, which is no child of `serve`: it detaches itself when it starts.
    ProcessHandle database() throws IOException {
        return ProcessHandle.of(InstallationDatabase.process(running().data())).orElseThrow();
    }

    /// Returns when no line waits any more.
    void awaitProcessed() throws IOException, InterruptedException {
        awaitNone(this::waiting, "lines still wait to be processed", 200);
    }

    /// Returns when it is decided of every alert who is told, as the operations page has it.
    void awaitNoticed() throws IOException, InterruptedException {
        awaitNone(this::undecided, "notices are still to be decided", 1_000);
    }

    /// How much there still is of something.
    private interface Rest {
        double ask() throws IOException, InterruptedException;
    }

    private static void awaitNone(Rest rest, String problem, long pauseMilliseconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_LAG.toNanos();
        while (rest.ask() > 0) {
            if (System.nanoTime() > deadline) {
                throw new IOException(problem + " after " + LONGEST_LAG);
            }
            Thread.sleep(pauseMilliseconds);
        }
    }

    private long undecided() throws IOException, InterruptedException {
        return operation("queues", "changes").path("waiting").asLong() + operation("queues", "notices").path("waiting").asLong();
    }

    /// The installation's data folder.
    Path data() {
        return running().data();
    }

    private Installation running() {
        return Objects.requireNonNull(installation, "not started");
    }

    @Override
    public int port() {
        return running().syslogPort();
    }

    @Override
    public long stored() throws IOException, InterruptedException {
        return intake().path("processed").asLong();
    }

    @Override
    public boolean hasWaiting() throws IOException, InterruptedException {
        return waiting() > 0;
    }

    /// Lines that are taken and not yet processed.
    long waiting() throws IOException, InterruptedException {
        JsonNode intake = intake();
        return intake.path("received").asLong() - intake.path("processed").asLong();
    }

    /// Without the devices, which would cost more with every company.
    private JsonNode intake() throws IOException, InterruptedException {
        return api().get("/intake?devices=0");
    }

    /// Moves the clock past the lines' day, so that everything is settled by company and day at once.
    @Override
    public double settlingSeconds() throws IOException, InterruptedException {
        api().put("/clock", Map.of("now", clock.plus(A_SETTLED_DAY).atOffset(ZoneOffset.UTC).toString()));
        awaitNone(() -> operation("findings", "unsettled").path("value").asDouble(), "lines are still not settled", 1_000);
        awaitIdle();
        return operation("stages", "settle").path("totalSeconds").asDouble();
    }

    /// Returns when Banso does next to nothing any more: a round of settling goes on merging what it settled, and its time is
    /// counted when it ends.
    void awaitIdle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_LAG.toNanos();
        double used = Double.POSITIVE_INFINITY;
        while (used > IDLE.toSeconds() * IDLE_SHARE) {
            if (System.nanoTime() > deadline) {
                throw new IOException("still busy after " + LONGEST_LAG);
            }
            double before = cpuSeconds();
            Thread.sleep(IDLE.toMillis());
            used = cpuSeconds() - before;
        }
    }

    private JsonNode operation(String part, String name) throws IOException, InterruptedException {
        for (JsonNode each : api().get("/operations").path(part)) {
            if (each.path("name").asString().equals(name)) {
                return each;
            }
        }
        throw new IOException("the operations say nothing of " + name);
    }

    @Override
    public long bytes() throws IOException, InterruptedException {
        // Files are merged in the background; what is being written meanwhile is not stored yet.
        Path lake = running().data().resolve("lake");
        long before = -1;
        long now = stored(lake);
        while (now != before) {
            Thread.sleep(3_000);
            before = now;
            now = stored(lake);
        }
        return now;
    }

    private static long stored(Path lake) throws IOException {
        return Folders.bytes(lake) - Folders.bytes(lake.resolve("work"));
    }

    @Override
    public double cpuSeconds() throws IOException {
        return ProcessorTime.of(process()) + ProcessorTime.of(database());
    }

    @Override
    public void close() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }
}

package dev.banso.intake.search;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.database.Scope;
import dev.banso.intake.search.SearchOutcome.Bound;
import dev.banso.intake.search.SearchOutcome.Found;
import dev.banso.intake.search.SearchOutcome.Stopped;
import dev.banso.lake.Cancellation;
import dev.banso.lake.LakeException;
import dev.banso.lake.LineSearch;
import dev.banso.lake.Search;
import dev.banso.lake.SearchResult;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import dev.banso.problem.BansoException;
import dev.banso.problem.Mistakes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/// Searches for whoever the current scope belongs to. The companies come from the registry, which shows a scope its own
/// alone; the lake is never asked about others.
@Service
public class EventSearch implements DisposableBean {
    private static final long LOOK_EVERY_MILLISECONDS = 200;

    private final Companies companies;
    private final LineSearch lines;
    private final SearchPlaces places;
    private final StageTimers timers;
    private final MeterRegistry registry;
    // The search engine is native code, which would hold the few threads that carry all virtual ones.
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("search-", 1).factory());

    EventSearch(Companies companies, LineSearch lines, SearchPlaces places, StageTimers timers, MeterRegistry registry) {
        this.companies = companies;
        this.lines = lines;
        this.places = places;
        this.timers = timers;
        this.registry = registry;
    }

    /// Searches; ends early where a bound is met or nobody waits any more.
    ///
    /// @param gone whether whoever asked is gone; asked now and then
    /// @throws BansoException not found, where the scope does not see the company
    public SearchOutcome find(SearchQuestion question, BooleanSupplier gone) {
        Set<UUID> visible = visible(question.company());
        String viewer = Objects.requireNonNull(Scope.current(), "a search has a viewer").actor();
        if (!places.take(viewer)) {
            return counted(new Stopped(Bound.TOO_MANY));
        }
        try {
            return counted(visible.isEmpty() ? new Found(List.of(), null) : await(question.among(visible), gone));
        } finally {
            places.giveBack(viewer);
        }
    }

    private Set<UUID> visible(@Nullable UUID company) {
        return company == null
                ? companies.all().stream().map(Company::id).collect(Collectors.toUnmodifiableSet())
                : Set.of(companies.get(company).id());
    }

    private SearchOutcome await(Search search, BooleanSupplier gone) {
        Cancellation cancellation = new Cancellation();
        Future<SearchResult> running =
                threads.submit(() -> timers.get(Stage.SEARCH, () -> lines.search(search, cancellation)));
        try {
            while (true) {
                try {
                    SearchResult result = running.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
                    return new Found(result.events(), result.next());
                } catch (TimeoutException stillRunning) {
                    if (gone.getAsBoolean()) {
                        cancellation.cancel();
                    }
                }
            }
        } catch (ExecutionException failed) {
            return stopped(failed);
        } catch (InterruptedException stopping) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            return new Stopped(Bound.ABANDONED);
        }
    }

    private static SearchOutcome stopped(ExecutionException failed) {
        if (!(failed.getCause() instanceof LakeException problem)) {
            throw BansoException.internal("search.error.failed", failed);
        }
        return switch (problem.problem()) {
            case LIMIT -> new Stopped(Bound.TOO_BROAD);
            case CANCELLED -> new Stopped(Bound.ABANDONED);
            case INVALID -> throw invalidAddress(problem);
            case WAREHOUSE -> throw BansoException.external("search.error.warehouse", problem);
            case STORAGE -> throw BansoException.external("search.error.storage", problem);
            case INTERNAL -> throw BansoException.internal("search.error.failed", problem);
        };
    }

    /// Everything else that could be wrong with a question was checked before.
    private static RuntimeException invalidAddress(LakeException problem) {
        Mistakes mistakes = new Mistakes();
        mistakes.add("address", "search.mistake.address");
        try {
            mistakes.throwIfAny();
            return problem;
        } catch (BansoException invalid) {
            return invalid;
        }
    }

    private SearchOutcome counted(SearchOutcome outcome) {
        String end = switch (outcome) {
            case Found found -> "found";
            case Stopped stopped -> stopped.bound().code();
        };
        registry.counter("banso.search.ended", "outcome", end).increment();
        return outcome;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

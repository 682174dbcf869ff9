package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Answers searches: prunes files, looks into them from the newest to the oldest in growing steps, and stops as soon as no
/// older file can change the page. Bounded in parallel runs, time, memory and bytes.
final class Searcher implements AutoCloseable {
    /// A page of long lines ends early rather than filling the heap.
    private static final long PAGE_BYTES = 32 << 20;

    private static final int FIRST_STEP = 8;
    private static final Comparator<StoredEvent> NEWEST_FIRST =
            Comparator.comparing(StoredEvent::time).thenComparing(StoredEvent::sequence).reversed();

    private final Listing catalogue;
    private final FileSource files;
    private final LakeOptions options;
    private final Duck duck;
    private final Semaphore places;
    private final long mostStepBytes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lake-watch").factory());

    Searcher(Path root, Listing catalogue, FileSource files, LakeOptions options) throws SQLException {
        this(root, root.resolve("work/search"), catalogue, files, options);
    }

    /// @param work folder for what does not fit into memory
    Searcher(Path root, Path work, Listing catalogue, FileSource files, LakeOptions options) throws SQLException {
        this.catalogue = catalogue;
        this.files = files;
        this.options = options;
        duck = new Duck(root, options.copies(), work, options.searchMemoryBytes(), options.searchThreads());
        places = new Semaphore(options.parallelSearches(), true);
        var copies = options.copies();
        mostStepBytes = copies == null ? Long.MAX_VALUE : copies.mostBytes() / (2L * options.parallelSearches());
    }

    SearchResult search(Search search, Cancellation cancellation) {
        var question = new Question(search);
        return bounded(cancellation, watch -> page(search, question, watch));
    }

    /// All rows of a condition in the files wanted, at most as many as a page may have.
    List<StoredEvent> all(Predicate<LineFile> wanted, Condition condition, int limit) {
        return bounded(new Cancellation(), watch -> {
            try (var view = catalogue.view(wanted);
                    var connection = duck.connect()) {
                return view.files().isEmpty()
                        ? List.of()
                        : rows(connection, view.files(), condition, limit, watch);
            }
        });
    }

    /// The first quarantined rows of a sender behind a sequence.
    List<StoredEvent> quarantined(String source, long after, long upTo, int most) {
        return bounded(new Cancellation(), watch -> new Quarantine(catalogue, files, duck, source, after, upTo).first(most));
    }

    long countQuarantined(String source, long after, long upTo) {
        return bounded(new Cancellation(), watch -> new Quarantine(catalogue, files, duck, source, after, upTo).count());
    }

    private SearchResult page(Search search, Question question, Watch watch) throws SQLException, IOException {
        try (var view = catalogue.view(question::concerns);
                var connection = duck.connect()) {
            var files = new ArrayList<>(view.files());
            files.sort(Comparator.comparingLong(LineFile::maxTime).reversed());
            var found = new ArrayList<StoredEvent>();
            var next = 0;
            for (var step = FIRST_STEP; next < files.size() && !settled(found, files.get(next), search); step *= 4) {
                var some = files.subList(next, end(files, next, step));
                found.addAll(rows(connection, some, question.condition(), search.limit() + 1, watch));
                found.sort(NEWEST_FIRST);
                found.subList(Math.min(found.size(), search.limit() + 1), found.size()).clear();
                next += some.size();
            }
            var pruned = catalogue.files(file -> true).size() - files.size();
            return result(found, search.limit(), next, Math.max(0, pruned));
        }
    }

    /// Where a step ends: behind some files, or where their copies would take more than this search's share of the room.
    private int end(List<LineFile> files, int from, int step) {
        var end = from + 1;
        for (var bytes = files.get(from).bytes(); end < Math.min(files.size(), from + step); end++) {
            bytes += files.get(end).bytes();
            if (bytes > mostStepBytes) {
                break;
            }
        }
        return end;
    }

    /// Whether the page is full of rows newer than all of a file's.
    private static boolean settled(List<StoredEvent> found, LineFile file, Search search) {
        return found.size() > search.limit() && LineSchema.micros(found.getLast().time()) > file.maxTime();
    }

    private static SearchResult result(List<StoredEvent> found, int limit, int files, int pruned) {
        var size = Math.min(found.size(), limit);
        var bytes = 0L;
        for (var i = 0; i < size; i++) {
            bytes += found.get(i).line().length;
            if (bytes > PAGE_BYTES) {
                size = Math.max(1, i);
            }
        }
        var page = List.copyOf(found.subList(0, size));
        return new SearchResult(page, size < found.size() ? cursor(page.getLast()) : null, files, pruned);
    }

    private static Cursor cursor(StoredEvent last) {
        return new Cursor(LineSchema.micros(last.time()), last.sequence());
    }

    private List<StoredEvent> rows(
            Connection connection, List<LineFile> files, Condition condition, int limit, Watch watch)
            throws SQLException, IOException {
        watch.check();
        // Only the lines of the page are restored.
        var newest = "order by time desc, sequence desc";
        var rows = new ArrayList<StoredEvent>();
        try (var opened = this.files.open(files, () -> checkArrival(watch));
                var statement = connection.prepareStatement("select %s from (select * from %s where %s %s limit %d) %s"
                        .formatted(Rows.SELECT, duck.rows(opened), condition.sql(), newest, limit, newest))) {
            condition.bind(statement);
            watch.begin(statement);
            try (var result = statement.executeQuery()) {
                var bytes = 0L;
                while (result.next() && bytes <= 2 * PAGE_BYTES) {
                    var event = Rows.event(result);
                    bytes += event.line().length;
                    rows.add(event);
                }
            } finally {
                watch.end();
            }
        } catch (SQLException e) {
            watch.check();
            throw e;
        }
        return rows;
    }

    /// A store that does not answer is no fault of the question.
    private void checkArrival(Watch watch) {
        try {
            watch.check();
        } catch (LakeException over) {
            if (over.problem() == Problem.LIMIT) {
                throw new LakeException(
                        Problem.WAREHOUSE,
                        "the warehouse did not give the files of the search within %d s; it may be away, or slow"
                                .formatted(options.searchTimeout().toSeconds()),
                        over);
            }
            throw over;
        }
    }

    private <T> T bounded(Cancellation cancellation, Work<T> work) {
        try (var watch = new Watch(timer, cancellation, options.searchTimeout())) {
            takePlace(watch);
            try {
                return work.run(watch);
            } finally {
                places.release();
            }
        } catch (SQLException e) {
            throw problem(e);
        } catch (IOException e) {
            throw LakeException.of("the lake's files cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(Problem.CANCELLED, "the search was interrupted", e);
        }
    }

    private void takePlace(Watch watch) throws InterruptedException {
        while (!places.tryAcquire(50, TimeUnit.MILLISECONDS)) {
            watch.check();
        }
    }

    private static LakeException problem(SQLException e) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory")) {
            return new LakeException(
                    Problem.LIMIT, "the search needs more memory than allowed: a shorter time or another condition helps", e);
        }
        return new LakeException(Problem.INTERNAL, "the search failed: " + message, e);
    }

    private interface Work<T> {
        T run(Watch watch) throws SQLException, IOException;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            duck.close();
        } catch (SQLException e) {
            throw new LakeException(Problem.INTERNAL, "the search engine cannot be closed", e);
        }
    }
}

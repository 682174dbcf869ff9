package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.LineFile.Kind;
import dev.banso.lake.iceberg.EventTable;
import dev.banso.lake.iceberg.EventTables;
import dev.banso.lake.iceberg.TableFile;
import dev.banso.lake.iceberg.TableFile.Span;
import dev.banso.lake.iceberg.TablePlace;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings the settled and kept files into the Iceberg table. It follows the lake one way: what the table says is compared
/// with what the lake is, and the difference becomes one snapshot; so whatever a crash interrupted, the next time mends.
final class Publication implements Published, AutoCloseable {
    /// So many files of a lake that the table does not know yet are named at once.
    private static final int FIRST_FILES = 10_000;

    private final EventTables tables;
    private final Steps steps;
    private final Duration longestQuery;
    private final String place;
    private volatile @Nullable Known known;

    /// What the table named when it was last looked at.
    ///
    /// @param table which table
    /// @param state its state then
    /// @param files paths that it named
    /// @param leaving paths that it no longer named, and the state from which on
    private record Known(UUID table, long state, Set<String> files, Map<String, Long> leaving) {}

    /// @param location what stands before the path of a file of this lake where others name it
    Publication(TablePlace place, String location, Steps steps) {
        this.steps = steps;
        this.place = location + "/";
        longestQuery = place.longestQuery();
        tables = new EventTables(place.catalogue(), place.warehouse(), SettledSchema.PARQUET, steps::at);
    }

    @Override
    public boolean mayBeRead(String path) {
        var last = known;
        return !path.startsWith(Kind.MIXED.folder())
                && (last == null || last.files.contains(path) || last.leaving.containsKey(path));
    }

    /// Makes the table name these files of the lake and no others of it.
    void publish(List<LineFile> files) {
        var last = known;
        if (last == null || !last.leaving.isEmpty() || !last.files.equals(paths(files))) {
            change(files, table -> table.forgetBefore(System.currentTimeMillis() - longestQuery.toMillis()));
        }
    }

    /// The same, and takes everything back that the table said before: the names of files that it no longer has.
    void publishAndForget(List<LineFile> files) {
        change(files, EventTable::forgetAllButNow);
    }

    /// The table's metadata that still says something of a company.
    List<String> naming(String company) {
        try (var table = tables.open()) {
            return table.naming(company, place);
        } catch (RuntimeException e) {
            throw problem(e);
        }
    }

    private void change(List<LineFile> files, Forgetting forgetting) {
        var last = known;
        try (var table = tables.open()) {
            if (last != null && !last.table.equals(table.id())) {
                last = null;
            }
            known = null;
            var named = last != null && last.state == table.state() ? last.files : paths(table.files(place));
            var leaving = last != null ? new HashMap<>(last.leaving) : leftBefore(table, named);
            for (var path : bring(table, named, files)) {
                leaving.put(path, table.state());
            }
            steps.at("published in the table");
            forgetting.in(table);
            var oldest = table.oldestState();
            leaving.values().removeIf(state -> state <= oldest);
            known = new Known(table.id(), table.state(), paths(files), leaving);
        } catch (RuntimeException e) {
            throw problem(e);
        }
    }

    /// Files that only older states name, as of now: what left when, nobody knows after a restart.
    private Map<String, Long> leftBefore(EventTable table, Set<String> named) {
        var left = paths(table.filesOfAllStates(place));
        left.removeAll(named);
        return left.stream().collect(Collectors.toMap(path -> path, path -> table.state(), (a, b) -> a, HashMap::new));
    }

    /// @return the paths that the table named until now
    private List<String> bring(EventTable table, Set<String> named, List<LineFile> files) {
        var wanted = paths(files);
        var added = files.stream().filter(file -> !named.contains(file.path())).map(this::describe).toList();
        var removed = named.stream().filter(path -> !wanted.contains(path)).toList();
        var leaving = removed.stream().map(this::describeLeaving).toList();
        var from = 0;
        // Where nothing is replaced, the parts of a large change are as true as the whole.
        for (; leaving.isEmpty() && added.size() - from > FIRST_FILES; from += FIRST_FILES) {
            table.change(added.subList(from, from + FIRST_FILES), leaving);
        }
        if (from < added.size() || !leaving.isEmpty()) {
            table.change(added.subList(from, added.size()), leaving);
        }
        return removed;
    }

    private TableFile describe(LineFile file) {
        return new TableFile(
                place + file.path(),
                company(file.path()),
                month(file.path()),
                file.rows(),
                file.bytes(),
                new Span(file.minTime(), file.maxTime()),
                new Span(file.minReceived(), file.maxReceived()),
                new Span(file.first(), file.last()));
    }

    private TableFile describeLeaving(String path) {
        return TableFile.leaving(place + path, company(path), month(path));
    }

    private static @Nullable String company(String path) {
        var owner = value(path, "company=");
        return Owner.named(owner).equals(Owner.QUARANTINE) ? null : owner;
    }

    private static YearMonth month(String path) {
        return YearMonth.parse(path.startsWith(Kind.SETTLED.folder())
                ? value(path, "day=").substring(0, "2020-10".length())
                : value(path, "month="));
    }

    private static String value(String path, String name) {
        var from = path.indexOf(name) + name.length();
        return path.substring(from, path.indexOf('/', from));
    }

    private static Set<String> paths(List<LineFile> files) {
        return files.stream().map(LineFile::path).collect(Collectors.toSet());
    }

    private Set<String> paths(Collection<String> locations) {
        var paths = new HashSet<String>();
        locations.forEach(location -> paths.add(location.substring(place.length())));
        return paths;
    }

    private static LakeException problem(RuntimeException e) {
        return new LakeException(Problem.STORAGE, "the table of settled files cannot be changed: " + e.getMessage(), e);
    }

    private interface Forgetting {
        void in(EventTable table);
    }

    @Override
    public void close() {
        tables.close();
    }
}

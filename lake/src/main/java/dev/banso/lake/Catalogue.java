package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Which files are the lake. Readers hold the files they began with; a file that is no longer part of the lake is deleted
/// when the last reader lets go of it.
final class Catalogue implements Listing, AutoCloseable {
    private final LakeFiles files;
    private final Published published;
    private final Manifest manifest;
    private final Map<String, LineFile> live = new LinkedHashMap<>();
    private final Set<UUID> erased = new HashSet<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Set<String> condemned = new HashSet<>();
    private boolean hasLookedFar;

    /// Opens the list and deletes what is on disk but not in it: the rest of work that a crash interrupted. What others may
    /// be reading of that goes later.
    Catalogue(Path root, LakeFiles files, Published published) throws IOException {
        this.files = files;
        this.published = published;
        for (var edit : Manifest.read(root.resolve(Manifest.NAME))) {
            apply(edit);
        }
        manifest = Manifest.create(root.resolve(Manifest.NAME), state());
        condemnStrangers(files.near());
        sweepNear();
    }

    private synchronized void condemnStrangers(List<String> paths) {
        paths.stream().filter(path -> !live.containsKey(path)).forEach(condemned::add);
    }

    /// Files of the lake that a reader may open until it closes the view.
    @Override
    public synchronized View view(Predicate<LineFile> wanted) {
        var files = live.values().stream().filter(wanted).toList();
        files.forEach(file -> readers.merge(file.path(), 1, Integer::sum));
        return new View(files);
    }

    @Override
    public synchronized List<LineFile> files(Predicate<LineFile> wanted) {
        return live.values().stream().filter(wanted).toList();
    }

    /// The files that the table for other engines has: settled, and where others look for them.
    List<LineFile> published() {
        return files(file -> file.kind() != LineFile.Kind.MIXED && files.isInPlace(file.path()));
    }

    /// Paths of all settled files.
    List<String> settled() {
        return files(file -> file.kind() != LineFile.Kind.MIXED).stream().map(LineFile::path).toList();
    }

    synchronized boolean isErased(UUID owner) {
        return erased.contains(owner);
    }

    /// Makes an edit durable and true. Where the disk refuses it, its new files are deleted, for they are in nobody's way
    /// but take the room that a full disk lacks.
    synchronized void commit(Edit edit) throws IOException {
        try {
            manifest.append(edit);
        } catch (IOException refused) {
            abandon(edit.added().stream().map(LineFile::path).filter(path -> !live.containsKey(path)).toList());
            throw refused;
        }
        apply(edit);
        condemned.addAll(edit.removed());
        sweepNear();
        if (manifest.isLong()) {
            shorten();
        }
    }

    /// The change is true already, so a disk that has no room for a new list only puts this off to the next change.
    private void shorten() {
        try {
            manifest.restart(state());
        } catch (IOException full) {
            // the list that there is stays in use, longer than it need be
            return;
        }
    }

    /// Forgets how the state came about, so that not even names of removed files remain.
    synchronized void forgetHistory() throws IOException {
        manifest.restart(state());
    }

    /// Whether one of these removed files is still on disk, because a reader holds it or others may be reading it.
    synchronized boolean isHeld(Collection<String> paths) {
        return paths.stream().anyMatch(condemned::contains);
    }

    /// All that the lake is now, its files held for a copy.
    synchronized Whole whole() {
        return new Whole(view(file -> true), state());
    }

    /// Begins the list of a copy.
    static void create(Path root, Edit state) throws IOException {
        Manifest.create(root.resolve(Manifest.NAME), state).close();
    }

    private Edit state() {
        return new Edit(List.copyOf(live.values()), List.of(), List.copyOf(erased));
    }

    private void apply(Edit edit) {
        edit.removed().forEach(live::remove);
        edit.added().forEach(file -> live.put(file.path(), file));
        erased.addAll(edit.erased());
    }

    /// Deletes files that never became part of the lake, those elsewhere with the next [#sweep].
    synchronized void abandon(Collection<String> paths) {
        paths.stream().filter(path -> files.isFar(path) || !delete(path)).forEach(condemned::add);
    }

    /// Deletes what nobody reads. A file that cannot be deleted now is tried again with the next change and at the next start;
    /// the change that removed it is true all the same.
    private synchronized void sweepNear() {
        for (var path : due(false)) {
            if (delete(path)) {
                condemned.remove(path);
            }
        }
    }

    /// The same, of files elsewhere, too, among which it looks for the rest of interrupted work the first time. To be called
    /// while no other change is under way, for none of that may be taken for a rest. Intake and searches go on meanwhile.
    void sweep() throws IOException {
        sweepNear();
        if (!hasLookedFar) {
            condemnStrangers(files.far());
            hasLookedFar = true;
        }
        InParallel.run(due(true).stream().<InParallel.Action>map(path -> () -> deleteFar(path)).toList(), () -> {});
    }

    /// The same at leisure: what cannot be reached now waits for the next time.
    void tidy() {
        try {
            sweep();
        } catch (IOException unreachable) {
            // nothing depends on it, and the warehouse counts its failures
            return;
        }
    }

    private void deleteFar(String path) throws IOException {
        files.delete(path);
        synchronized (this) {
            condemned.remove(path);
        }
    }

    private synchronized List<String> due(boolean far) {
        return condemned.stream()
                .filter(path -> files.isFar(path) == far && !readers.containsKey(path) && !published.mayBeRead(path))
                .toList();
    }

    private boolean delete(String path) {
        try {
            files.delete(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs a quick change of a file unless somebody is reading it; nobody begins to meanwhile.
    synchronized boolean unlessRead(String path, InParallel.Action change) throws IOException {
        if (readers.containsKey(path)) {
            return false;
        }
        change.run();
        return true;
    }

    private synchronized void release(List<LineFile> files) {
        files.forEach(file -> readers.computeIfPresent(file.path(), (path, n) -> n == 1 ? null : n - 1));
        sweepNear();
    }

    @Override
    public synchronized void close() throws IOException {
        manifest.close();
    }

    record Whole(View view, Edit state) {}

    /// Files that stay on disk until the view is closed.
    final class View implements Listing.View {
        private final List<LineFile> files;

        private View(List<LineFile> files) {
            this.files = files;
        }

        @Override
        public List<LineFile> files() {
            return files;
        }

        @Override
        public void close() {
            release(files);
        }
    }
}

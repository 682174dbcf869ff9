package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Copies of a warehouse's files on this machine's disk, for the search engine opens only such. Each is fetched once, however
/// many want it; what was used longest ago goes first where there is no room; what is being read stays, even where it takes
/// more room than there is. Processes that share the folder have a part of it each.
public final class LocalCopies implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final int MOST_PROCESSES = 1000;
    private static final String ARRIVING = ".arriving";

    private final Path shared;
    private final Path folder;
    private final FolderLock lock;
    private final long mostBytes;
    private final Map<String, LocalCopy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private final ExecutorService fetching = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("lake-fetch-", 1).factory());
    private long bytes;
    private long arrivals;

    private LocalCopies(Path shared, Path folder, FolderLock lock, long mostBytes) throws IOException {
        this.shared = shared;
        this.folder = folder;
        this.lock = lock;
        this.mostBytes = mostBytes;
        Disk.deleteTree(folder.resolve(ARRIVING));
        Files.createDirectories(folder.resolve(ARRIVING));
        for (var file : Disk.files(folder)) {
            if (!Disk.parent(file).equals(folder)) {
                take(new LocalCopy(folder.relativize(file).toString(), file, Files.size(file), true));
            }
        }
        makeRoom();
    }

    /// Opens a folder of copies, which is made; what it holds from before is used again.
    ///
    /// @param mostBytes room that copies may take
    /// @throws LakeException where the folder cannot be used
    public static LocalCopies open(Path folder, long mostBytes) {
        var shared = folder.toAbsolutePath().normalize();
        try {
            for (var process = 1; process <= MOST_PROCESSES; process++) {
                var own = Files.createDirectories(shared.resolve(Integer.toString(process)));
                try {
                    return new LocalCopies(shared, own, FolderLock.take(own), mostBytes);
                } catch (LakeException taken) {
                    // by another process, so the next one is tried
                    continue;
                }
            }
            throw new LakeException(Problem.STORAGE, "the folder of copies " + shared + " is in use by too many processes");
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the folder of copies " + shared + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// Where copies of all processes lie.
    Path folder() {
        return shared;
    }

    /// A file that somebody wants to read.
    record Wanted(Warehouse warehouse, String path, long bytes) {
        private String name() {
            return LocalCopies.name(warehouse.location(path));
        }
    }

    /// Fetches what is not there, and keeps all of it until it is let go of.
    ///
    /// @param patience asked again and again while files are on their way; ends the waiting by what it throws
    /// @return the copies, in the order in which they were wanted
    List<LocalCopy> hold(Collection<Wanted> wanted, Runnable patience) throws IOException {
        var held = new ArrayList<LocalCopy>();
        try {
            for (var one : wanted) {
                held.add(begin(one));
            }
            for (var copy : held) {
                copy.await(patience);
            }
            return held;
        } catch (IOException | RuntimeException | Error failed) {
            release(held);
            throw failed;
        }
    }

    synchronized void release(Collection<LocalCopy> held) {
        held.forEach(LocalCopy::letGo);
        makeRoom();
    }

    /// Makes a copy of a complete file, which moves: what was just stored is read next.
    void adopt(Warehouse warehouse, String path, Path complete) throws IOException {
        var name = name(warehouse.location(path));
        var target = folder.resolve(name);
        var size = Files.size(complete);
        Files.createDirectories(Disk.parent(target));
        Disk.force(complete);
        try {
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            // it is fetched when it is read
            return;
        }
        synchronized (this) {
            take(new LocalCopy(name, target, size, true));
            makeRoom();
        }
    }

    /// Removes the copies of a file that is gone, those of other processes included.
    void drop(Warehouse warehouse, String path) throws IOException {
        var name = name(warehouse.location(path));
        synchronized (this) {
            forget(name);
        }
        for (var process : processes()) {
            Files.deleteIfExists(process.resolve(name));
        }
    }

    /// Every copy of files below a location, whichever process made it.
    List<Path> of(Warehouse warehouse) throws IOException {
        var found = new ArrayList<Path>();
        for (var process : processes()) {
            found.addAll(Disk.files(process.resolve(name(warehouse.location()))));
        }
        return found;
    }

    /// Room that all copies may take.
    long mostBytes() {
        return mostBytes;
    }

    /// Room that the copies of this process take.
    public synchronized long bytes() {
        return bytes;
    }

    /// How many copies this process has.
    public synchronized int files() {
        return copies.size();
    }

    private List<Path> processes() throws IOException {
        try (Stream<Path> all = Files.list(shared)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    private synchronized LocalCopy begin(Wanted wanted) {
        var known = copies.get(wanted.name());
        if (known != null && known.isUsable(wanted.bytes())) {
            known.hold();
            return known;
        }
        forget(wanted.name());
        var copy = new LocalCopy(wanted.name(), folder.resolve(wanted.name()), wanted.bytes(), false);
        copy.hold();
        take(copy);
        makeRoom();
        var arriving = folder.resolve(ARRIVING).resolve(Long.toString(++arrivals));
        CompletableFuture.runAsync(() -> fetch(wanted, copy, arriving), fetching);
        return copy;
    }

    private void fetch(Wanted wanted, LocalCopy copy, Path arriving) {
        try {
            wanted.warehouse().fetch(wanted.path(), arriving);
            if (Files.size(arriving) != wanted.bytes()) {
                throw new IOException("%s has %d bytes instead of %d"
                        .formatted(wanted.warehouse().location(wanted.path()), Files.size(arriving), wanted.bytes()));
            }
            Disk.force(arriving);
            Files.createDirectories(Disk.parent(copy.file()));
            synchronized (this) {
                // Who dropped it meanwhile must not find it again.
                if (copies.get(copy.name()) == copy) {
                    Files.move(arriving, copy.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    copy.arrived();
                    return;
                }
            }
            copy.failed(new IOException(copy.name() + " was removed"));
        } catch (IOException | RuntimeException | Error failed) {
            synchronized (this) {
                if (copies.get(copy.name()) == copy) {
                    forget(copy.name());
                }
            }
            copy.failed(failed);
        } finally {
            deleteQuietly(arriving);
        }
    }

    private void take(LocalCopy copy) {
        forget(copy.name());
        copies.put(copy.name(), copy);
        bytes += copy.bytes();
    }

    private void forget(String name) {
        var known = copies.remove(name);
        if (known != null) {
            bytes -= known.bytes();
        }
    }

    private void makeRoom() {
        var oldest = copies.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            var copy = oldest.next();
            if (!copy.isHeld() && deleteQuietly(copy.file())) {
                oldest.remove();
                bytes -= copy.bytes();
            }
        }
    }

    private static boolean deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException stays) {
            return false;
        }
    }

    /// Where a file's copy lies: its location without what is no name of a folder.
    private static String name(String location) {
        return location.substring(location.indexOf("://") + 3).replaceAll("^/+", "");
    }

    @Override
    public void close() {
        fetching.shutdownNow();
        try {
            lock.close();
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the folder of copies cannot be left: " + e.getMessage(), e);
        }
    }
}

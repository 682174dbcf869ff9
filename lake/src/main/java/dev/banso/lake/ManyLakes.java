package dev.banso.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a lake and of the lakes in folders below it, as their lists say now; others own and change them. A file may be
/// replaced at any time, so whoever misses one looks again.
final class ManyLakes implements Listing {
    private final Path root;
    private final String prefix;
    private final Map<Path, Known> known = new LinkedHashMap<>();

    /// @param prefix how the names of the folders with lakes begin
    ManyLakes(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /// A list as it was read, and how to tell that it changed.
    private record Known(Object key, long size, List<LineFile> files) {}

    @Override
    public View view(Predicate<LineFile> wanted) {
        return new Seen(files(wanted));
    }

    @Override
    public synchronized List<LineFile> files(Predicate<LineFile> wanted) {
        try {
            var files = new ArrayList<LineFile>();
            for (var lake : lakes()) {
                read(lake).stream().filter(wanted).forEach(files::add);
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Path> lakes() throws IOException {
        var lakes = new ArrayList<Path>();
        lakes.add(root);
        try (Stream<Path> below = Files.list(root)) {
            below.filter(folder -> folder.getFileName().toString().startsWith(prefix)).sorted().forEach(lakes::add);
        }
        lakes.removeIf(lake -> !Files.exists(lake.resolve(Manifest.NAME)));
        return lakes;
    }

    /// A list grows by edits or is replaced as a whole; either shows in its size or identity.
    private List<LineFile> read(Path lake) throws IOException {
        var list = lake.resolve(Manifest.NAME);
        var now = Files.readAttributes(list, BasicFileAttributes.class);
        var before = known.get(lake);
        if (before == null || !before.key.equals(key(now)) || before.size != now.size()) {
            before = new Known(key(now), now.size(), files(lake));
            known.put(lake, before);
        }
        return before.files;
    }

    private static Object key(BasicFileAttributes attributes) {
        var key = attributes.fileKey();
        return key == null ? attributes.creationTime() : key;
    }

    private List<LineFile> files(Path lake) throws IOException {
        var folder = root.relativize(lake).toString();
        return Manifest.state(lake).added().stream().map(file -> folder.isEmpty() ? file : file.below(folder)).toList();
    }

    /// Holds the lakes below, as they are now, for a copy.
    ///
    /// @param held a folder for their files, on the same disk
    /// @param elsewhere gives files that are not in these folders; null where all are
    List<NeighbourCopy> hold(Path held, @Nullable ManyLakesFiles elsewhere) throws IOException {
        var copies = new ArrayList<NeighbourCopy>();
        try {
            for (var lake : lakes().stream().filter(each -> !each.equals(root)).toList()) {
                copies.add(NeighbourCopy.of(lake, Files.createTempDirectory(held, lake.getFileName() + "-"), elsewhere));
            }
            return copies;
        } catch (IOException | RuntimeException failed) {
            copies.forEach(NeighbourCopy::close);
            throw failed;
        }
    }

    private record Seen(List<LineFile> files) implements View {
        @Override
        public void close() {
            // nobody here can keep the owner from replacing a file
        }
    }
}

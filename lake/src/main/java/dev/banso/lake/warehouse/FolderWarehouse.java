package dev.banso.lake.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A folder on a disk of this machine.
public final class FolderWarehouse implements Warehouse {
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    /// @param root the folder, which is made when it is needed
    public FolderWarehouse(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String location() {
        return "file://" + root;
    }

    @Override
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(root.resolve(path));
    }

    @Override
    public void write(String path, byte[] content) throws IOException {
        place(path, unfinished -> Files.write(unfinished, content));
    }

    @Override
    public void store(String path, Path complete) throws IOException {
        place(path, unfinished -> Files.copy(complete, unfinished, StandardCopyOption.REPLACE_EXISTING));
    }

    /// Makes a file under another name, and gives it its own when it is on the disk.
    private void place(String path, Making making) throws IOException {
        var target = root.resolve(path);
        var unfinished = root.resolve(path + UNFINISHED);
        Files.createDirectories(target.resolveSibling("."));
        making.make(unfinished);
        force(unfinished, StandardOpenOption.WRITE);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(target.resolveSibling("."), StandardOpenOption.READ);
    }

    private interface Making {
        void make(Path unfinished) throws IOException;
    }

    private static void force(Path path, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    @Override
    public Warehouse below(String folder) {
        return new FolderWarehouse(root.resolve(folder));
    }

    @Override
    public void fetch(String path, Path target) throws IOException {
        Files.copy(root.resolve(path), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(root.resolve(path));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        var from = root.resolve(folder);
        if (!Files.exists(from)) {
            return List.of();
        }
        try (var all = Files.walk(from)) {
            return all.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).toList();
        }
    }
}

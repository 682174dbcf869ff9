package dev.banso;

import dev.banso.problem.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The data folder, held by one running installation: a second one would stop the first one's database.
final class DataFolder implements AutoCloseable {
    private final FileChannel held;

    private DataFolder(FileChannel held) {
        this.held = held;
    }

    /// @throws CannotStart where the folder cannot be written, or another installation runs on it
    static DataFolder hold(Path folder) {
        FileChannel file;
        try {
            Files.createDirectories(folder);
            file = FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException notWritable) {
            throw new CannotStart("the data folder " + folder + " is not writable; give another with --data", notWritable);
        }
        if (lock(file) == null) {
            throw new CannotStart("another Banso runs on the data folder " + folder + "; stop it, or give another with --data", null);
        }
        return new DataFolder(file);
    }

    /// Makes sure that the folder is there, which another process holds.
    static DataFolder share(Path folder) {
        try {
            Files.createDirectories(folder);
            return new DataFolder(FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException notWritable) {
            throw new CannotStart("the data folder " + folder + " is not writable; give another with --data", notWritable);
        }
    }

    /// Null where somebody else has it. The system takes the lock back when the process ends, however it ends.
    private static @Nullable FileLock lock(FileChannel file) {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        } catch (IOException unsupported) {
            throw new CannotStart("the data folder cannot be locked: " + unsupported.getMessage(), unsupported);
        }
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}

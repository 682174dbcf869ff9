package dev.banso.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// How far a folder is filled, for a later run.
///
/// @param companies how many are complete
/// @param sequence of the last line stored
record FilledUpTo(int companies, long sequence) {
    private static final String FILE = "filled.txt";

    /// @throws IOException where the folder was filled with other numbers
    static FilledUpTo read(Path folder, int events, int companies) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new FilledUpTo(0, 0);
        }
        String[] words = Files.readString(file).strip().split(" ");
        if (Integer.parseInt(words[0]) != events || Integer.parseInt(words[1]) != companies) {
            throw new IOException(folder + " holds " + words[0] + " events of " + words[1] + " companies");
        }
        return new FilledUpTo(Integer.parseInt(words[2]), Long.parseLong(words[3]));
    }

    void write(Path folder, int events, int of) {
        try {
            Path next = Files.writeString(folder.resolve(FILE + ".next"), events + " " + of + " " + companies + " " + sequence);
            Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        System.err.println(sequence + " events settled");
    }
}

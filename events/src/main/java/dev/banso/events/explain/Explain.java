package dev.banso.events.explain;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;

/// Reads lines from a file or standard input and prints one JSON object for each, in order, whatever the line.
public final class Explain {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Explain() {}

    /// Runs and ends the process: 0, 1 where the input cannot be read, 2 where the options are wrong.
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err));
    }

    static int run(String[] arguments, InputStream in, OutputStream out, PrintStream err) {
        try {
            var options = Options.parse(arguments);
            if (options.help()) {
                out.write((Options.USAGE + "\n").getBytes(StandardCharsets.UTF_8));
                return 0;
            }
            try (var input = options.file() == null ? in : Files.newInputStream(options.file())) {
                explain(input, options.profile(), out);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            print(err, String.valueOf(e.getMessage()));
            return WRONG_USE;
        } catch (NoSuchFileException | FileNotFoundException e) {
            print(err, "no such file: " + e.getMessage());
            return WRONG_USE;
        } catch (IOException e) {
            print(err, "cannot read or write: " + e.getMessage());
            return FAILED;
        }
    }

    private static void print(PrintStream err, String message) {
        var line = ("explain: " + message + "\n").getBytes(StandardCharsets.UTF_8);
        err.write(line, 0, line.length);
        err.flush();
    }

    private static void explain(InputStream in, DeviceProfile profile, OutputStream out) throws IOException {
        var clock = InstantSource.system();
        var lines = new Lines(new BufferedInputStream(in, 1 << 16));
        var buffered = new BufferedOutputStream(out, 1 << 16);
        try (var json = new ReadingJson(buffered)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                json.write(EventReader.read(LineParser.parse(line), profile, clock.instant()));
                if (lines.idle()) {
                    json.flush();
                }
            }
        }
        buffered.flush();
    }
}

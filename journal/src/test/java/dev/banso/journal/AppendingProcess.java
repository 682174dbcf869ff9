package dev.banso.journal;

import static dev.banso.journal.Journals.bytes;

import java.nio.file.Path;
import java.time.Duration;

/// A process that appends from several threads until it is killed, and says which sequence is durable.
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] arguments) throws Exception {
        var options = new JournalOptions(
                200_000, 1L << 30, 0, 1 << 20, 64 << 10, Duration.ofMillis(5), 256 << 10);
        var journal = Journal.open(Path.of(arguments[0]), options);
        var run = arguments[1];
        for (var n = 0; n < 3; n++) {
            var name = run + "/" + n;
            Thread.ofPlatform().start(() -> appendForever(journal, name));
        }
        while (true) {
            Thread.sleep(5);
            System.out.println(journal.durableSequence());
        }
    }

    private static void appendForever(Journal journal, String name) {
        try {
            for (var i = 0; ; i++) {
                journal.append(bytes(name + "/" + i + "/" + "x".repeat(i % 700)));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

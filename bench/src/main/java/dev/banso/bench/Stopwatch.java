package dev.banso.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Does the same again and again and says how long it took each time.
final class Stopwatch {
    private Stopwatch() {}

    /// Something that takes time.
    interface Work {
        /// @return what was found, so that it is not left out
        int run() throws IOException, InterruptedException;
    }

    /// Milliseconds of each run; half as many come before, to warm up, and are not counted.
    static Distribution times(int runs, Work work) throws IOException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (int number = -runs / 2; number < runs; number++) {
            long started = System.nanoTime();
            int found = work.run();
            if (number >= 0 && found >= 0) {
                milliseconds.add((System.nanoTime() - started) / 1e6);
            }
        }
        return new Distribution(milliseconds);
    }
}

package dev.banso.bench;

import java.io.IOException;

/// One measurement, set up and ready to run.
interface Measurement {
    /// Measures from nothing to the last figure, and leaves nothing behind.
    void run(Rows rows) throws IOException, InterruptedException;
}

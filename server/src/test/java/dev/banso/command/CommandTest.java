package dev.banso.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void doesItsWork() throws Exception {
        assertThat(run((line, print) -> print.println("on " + line.option("data", "data")), "--data", "here")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("on here\n");
    }

    @Test
    void showsItsUsageAndDoesNothing() throws Exception {
        assertThat(run(CommandTest::fail, "--colour", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Usage: ./banso trial\n");
    }

    @Test
    void saysEverythingThatIsWrongWithTheCallAndHowItIsUsed() throws Exception {
        assertThat(run(CommandTest::fail, "--colour", "--data")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                banso: unknown option --colour; options are --data
                banso: --data needs a value
                Usage: ./banso trial
                """);
    }

    @Test
    void saysInOneLineWhyItFailed() throws Exception {
        assertThat(run(CommandTest::fail)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("banso: nothing runs here\n");
    }

    private static void fail(CommandLine line, PrintStream out) throws IOException {
        throw new IOException("nothing runs here");
    }

    private int run(Command.Work work, String... words) throws InterruptedException {
        return new Command("Usage: ./banso trial", null, List.of("data"), work).run(List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}

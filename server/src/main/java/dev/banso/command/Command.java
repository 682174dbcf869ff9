package dev.banso.command;

import dev.banso.problem.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command beside a running installation, such as `banso token`: how it is called, what it does, how it ends.
///
/// @param usage the text of `--help`
/// @param argument how it calls its argument, or null where it takes none
/// @param options names of its options, without the dashes, as a message lists them
public record Command(String usage, @Nullable String argument, List<String> options, Work work) {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;

    /// What a command does.
    @FunctionalInterface
    public interface Work {
        /// @param line without problems, and with the argument where the command takes one
        /// @throws WrongCall where the words make no sense together
        /// @throws IOException where it could not be done, in words for the person at the command line
        void run(CommandLine line, PrintStream out) throws WrongCall, IOException, InterruptedException;
    }

    /// Runs and says on `err`, in lines that begin with `banso:`, what is wrong.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 called wrongly
    public int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        if (words.contains("--help")) {
            out.println(usage);
            return DONE;
        }
        try {
            work.run(read(words), out);
            return DONE;
        } catch (WrongCall wrong) {
            wrong.problems().forEach(problem -> err.println("banso: " + problem));
            err.println(usage);
            return CALLED_WRONGLY;
        } catch (IOException | CannotStart failed) {
            err.println("banso: " + failed.getMessage());
            return FAILED;
        }
    }

    private CommandLine read(List<String> words) throws WrongCall {
        CommandLine line = CommandLine.read(words, argument, options);
        if (!line.problems().isEmpty()) {
            throw new WrongCall(line.problems());
        }
        return line;
    }
}

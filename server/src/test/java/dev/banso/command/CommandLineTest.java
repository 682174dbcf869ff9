package dev.banso.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The grammar of every command's words.
class CommandLineTest {
    private static final List<String> KNOWN = List.of("data", "name");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            FILE                        | FILE | {}
            FILE --data a               | FILE | {data=a}
            --data a FILE --name b      | FILE | {data=a, name=b}
            --data=a FILE               | FILE | {data=a}
            --name=--data FILE          | FILE | {name=--data}
            --name= FILE                | FILE | {name=}""")
    void readsTheArgumentAndEachOption(String words, String argument, String options) {
        CommandLine line = CommandLine.read(List.of(words.split(" ")), "FILE", KNOWN);
        assertThat(line.problems()).isEmpty();
        assertThat(line.argument()).isEqualTo(argument);
        assertThat(line.options()).hasToString(options);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --data a                    | FILE is missing
            a b                         | there is one FILE, not both 'a' and 'b'
            a --data                    | --data needs a value
            a --data --name b           | --data needs a value
            a --data b --data c         | --data is given twice; give it once
            a --data b --data=b         | --data is given twice; give it once
            a --colour red              | unknown option --colour; options are --data, --name
            a --colour=red              | unknown option --colour; options are --data, --name""")
    void saysWhatIsWrong(String words, String problem) {
        assertThat(CommandLine.read(List.of(words.split(" ")), "FILE", KNOWN).problems()).containsExactly(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a                           | 'a' belongs to no option; options are --data, --name
            --data a b                  | 'b' belongs to no option; options are --data, --name""")
    void takesNoArgumentWhereTheCommandHasNone(String words, String problem) {
        assertThat(CommandLine.read(List.of(words.split(" ")), null, KNOWN).problems()).containsExactly(problem);
    }
}

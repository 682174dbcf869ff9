package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options options(String... words) {
        return new Options(List.of(words));
    }

    @Test
    void whatIsNotGivenIsAsUsual() {
        assertThat(options().number("--lines", 1_000, 10)).isEqualTo(1_000);
        assertThat(options("--quick").number("--lines", 1_000, 10)).isEqualTo(10);
        assertThat(options("--quick", "--lines", "50_000").number("--lines", 1_000, 10)).isEqualTo(50_000);
    }

    @Test
    void aNumberIsAboveNothing() {
        for (String wrong : List.of("0", "-3", "many", "1.5", "99999999999")) {
            assertThatIllegalArgumentException().isThrownBy(() -> options("--lines", wrong).number("--lines", 1, 1))
                    .withMessage("--lines must be a number above 0, not " + wrong);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> options("--lines").number("--lines", 1, 1)).withMessage("--lines needs a value");
    }

    @Test
    void onlyWhatIsKnownCanBeListed() {
        assertThat(options("--only", "udp").list("--only", List.of("tcp", "udp"))).containsExactly("udp");
        assertThat(options().list("--only", List.of("tcp", "udp"))).containsExactly("tcp", "udp");
        assertThatIllegalArgumentException().isThrownBy(() -> options("--only", "http").list("--only", List.of("tcp", "udp")));
    }

    @Test
    void whatNobodyTookIsNamed() {
        Options options = options("--lines", "5", "--speed", "high");
        options.number("--lines", 1, 1);
        assertThatIllegalArgumentException().isThrownBy(options::requireNothingLeft).withMessage("not understood: --speed high");
    }
}

package dev.banso.intake.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.lake.Unsettled;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class LinesFirstTest {
    private static final Unsettled LITTLE = new Unsettled(300, 1L << 30);

    @Test
    void goesOnAtOnceWhereFewLinesWait() {
        assertThat(looks(look -> 50_000, LITTLE)).isEqualTo(1);
    }

    @Test
    void waitsUntilFewLinesWait() {
        assertThat(looks(look -> look < 5 ? 200_000 : 0, LITTLE)).isEqualTo(5);
    }

    @Test
    void goesOnAfterASecond() {
        assertThat(looks(look -> 200_000, LITTLE)).isEqualTo(50);
    }

    @Test
    void goesOnAtOnceWhereTooMuchIsUnsettled() {
        assertThat(looks(look -> 200_000, new Unsettled(300, 16L << 30))).isEqualTo(1);
        assertThat(looks(look -> 200_000, new Unsettled(2_000, 1 << 20))).isEqualTo(1);
    }

    /// How often it looked whether lines wait.
    private static int looks(IntToLongFunction waitingLines, Unsettled unsettled) {
        AtomicInteger looks = new AtomicInteger();
        new LinesFirst(() -> waitingLines.applyAsLong(looks.incrementAndGet()), () -> unsettled).run();
        return looks.get();
    }
}

package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EndingTest {
    @Test
    void saysWhichThreadDidNotEndInTime(CapturedOutput said) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread slow = Thread.ofPlatform().name("slow-one").start(() -> await(end));
        assertThat(Ending.await(slow, Duration.ofMillis(50))).isFalse();
        assertThat(said).contains("slow-one did not end within");
        end.countDown();
        assertThat(Ending.await(slow, Duration.ofSeconds(20))).isTrue();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

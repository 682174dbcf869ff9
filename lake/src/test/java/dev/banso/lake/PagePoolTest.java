package dev.banso.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagePoolTest {
    private final PagePool pool = new PagePool(10_000);

    @Test
    void givesOutAgainWhatWasGivenBack() {
        var first = pool.allocate(1_000);
        first.put(new byte[700]);
        pool.release(first);

        var second = pool.allocate(900);

        assertThat(second.array()).isSameAs(first.array());
        assertThat(second.position()).isZero();
        assertThat(second.remaining()).isEqualTo(900);
        assertThat(pool.allocate(900).array()).isNotSameAs(first.array());
    }

    @Test
    void hasMemoryOfAnySize() {
        for (var size : new int[] {0, 1, 63, 64, 65, 4_096, (4 << 20) - 1, 4 << 20, (4 << 20) + 1}) {
            var memory = pool.allocate(size);
            assertThat(memory.remaining()).isEqualTo(size);
            pool.release(memory);
        }
    }

    @Test
    void keepsNoMoreThanItsBound() {
        var first = pool.allocate(8_192);
        var second = pool.allocate(8_192);
        pool.release(first);
        pool.release(second);

        assertThat(pool.allocate(8_192).array()).isSameAs(first.array());
        assertThat(pool.allocate(8_192).array()).isNotSameAs(second.array());
    }
}

package dev.banso.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class SearchPlacesTest {
    private final SearchPlaces places = new SearchPlaces(new SimpleMeterRegistry());

    @Test
    void leavesRoomForOthersWhereOneSearchesMuch() {
        for (int number = 0; number < SearchPlaces.FOR_ONE; number++) {
            assertThat(places.take("token:greedy")).isTrue();
        }
        assertThat(places.take("token:greedy")).isFalse();
        assertThat(places.take("token:modest")).isTrue();
    }

    @Test
    void boundsAllTogether() {
        for (int number = 0; number < SearchPlaces.FOR_ALL; number++) {
            assertThat(places.take("token:" + number)).isTrue();
        }
        assertThat(places.take("token:late")).isFalse();
    }

    @Test
    void takesAPlaceAgainThatWasGivenBack() {
        places.take("token:one");
        places.giveBack("token:one");
        assertThat(places.running()).isZero();
    }
}

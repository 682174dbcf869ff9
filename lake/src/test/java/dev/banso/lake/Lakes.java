package dev.banso.lake;

import static dev.banso.lake.Events.event;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// What the lake's tests share.
final class Lakes {
    static final LakeOptions OPTIONS = LakeOptions.defaults(() -> Instant.parse("2020-12-01T00:00:00Z"));

    private Lakes() {}

    static Lake open(Path folder) {
        return Lake.open(folder, OPTIONS);
    }

    /// Lines of a range, by turns of Aoba, Sendai and nobody.
    static List<StoredEvent> range(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(n -> event(n).company(owner(n)).build())
                .toList();
    }

    static UUID owner(long sequence) {
        return switch ((int) (sequence % 3)) {
            case 0 -> Events.AOBA;
            case 1 -> Events.SENDAI;
            default -> null;
        };
    }

    static List<StoredEvent> search(Lake lake, Search.Builder search) {
        return lake.search(search.build(), new Cancellation()).events();
    }

    /// Every row of the lake, page by page, quarantine first.
    static List<StoredEvent> all(Lake lake) {
        var all = new ArrayList<StoredEvent>();
        for (var search : List.of(Search.ofQuarantine(), Search.ofAllCompanies())) {
            var page = lake.search(search.limit(1000).build(), new Cancellation());
            all.addAll(page.events());
            for (var next = page.next(); next != null; next = page.next()) {
                page = lake.search(search.after(next).build(), new Cancellation());
                all.addAll(page.events());
            }
        }
        return all;
    }

    static List<Long> sequences(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::sequence).sorted().toList();
    }

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}

package dev.banso.intake.search.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.intake.search.EventSearch;
import dev.banso.intake.search.SearchEntry;
import dev.banso.intake.search.SearchOutcome.Found;
import dev.banso.intake.search.SearchOutcome.Stopped;
import dev.banso.intake.search.SearchQuestion;
import dev.banso.problem.BansoException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/search`.
@RestController
class SearchApi {
    private final EventSearch search;
    private final Clock clock;

    SearchApi(EventSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /// Lines, newest first. `from` and `to` are days of Japan (`to` included) or times with offset (`to` excluded);
    /// without them the last seven days. `class` may be given several times.
    @GetMapping("/api/v1/search")
    @Requires(Permission.EVENTS_SEARCH)
    Answer search(
            @RequestParam(required = false) @Nullable String company,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String attack,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(name = "class", defaultValue = "") List<String> classes,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        SearchQuestion question = new SearchEntry(company, from, to, address, user, attack, text, classes, cursor, limit)
                .check(clock.instant());
        return switch (search.find(question, ClientProbe.gone(request))) {
            case Found found -> Answer.of(question, found);
            case Stopped stopped -> throw BansoException.limit(stopped.bound().messageKey());
        };
    }

    /// @param from the first time that was looked at
    /// @param to the first time that was no longer looked at; null without end
    /// @param next give it as `cursor`, beside the same conditions, to read on; null where nothing follows
    record Answer(List<FoundLine> items, OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable String next) {
        static Answer of(SearchQuestion question, Found found) {
            return new Answer(found.lines().stream().map(FoundLine::of).toList(), japan(question.from()),
                    question.to() == null ? null : japan(question.to()), found.next() == null ? null : found.next().toString());
        }

        private static OffsetDateTime japan(Instant time) {
            return time.atZone(MovableClock.JAPAN).toOffsetDateTime();
        }
    }
}

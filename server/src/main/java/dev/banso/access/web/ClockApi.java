package dev.banso.access.web;

import dev.banso.access.OpenToAll;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.ClockMoved;
import dev.banso.clock.MovableClock;
import dev.banso.problem.BansoException;
import java.time.OffsetDateTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The platform's time; where `serve` was started with `--clock` it can be moved on.
@RestController
@RequestMapping("/api/v1/clock")
class ClockApi {
    private final MovableClock clock;
    private final ApplicationEventPublisher events;

    ClockApi(MovableClock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    @GetMapping
    @OpenToAll(reason = "the time is no secret", signedIn = true)
    Now now() {
        return new Now(clock.instant().atZone(MovableClock.JAPAN).toOffsetDateTime());
    }

    @PutMapping
    @Requires(Permission.CLOCK_WRITE)
    Now move(@RequestBody Now to) {
        try {
            clock.moveTo(to.now().toInstant());
        } catch (IllegalStateException notMovable) {
            throw BansoException.conflict("access.error.clock-fixed");
        }
        events.publishEvent(new ClockMoved(clock.instant()));
        return now();
    }

    record Now(OffsetDateTime now) {}
}

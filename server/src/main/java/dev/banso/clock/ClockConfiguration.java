package dev.banso.clock;

import dev.banso.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    MovableClock clock(Settings settings) {
        return settings.clockStart() == null
                ? MovableClock.fixedToMachine()
                : MovableClock.startingAt(settings.clockStart());
    }
}

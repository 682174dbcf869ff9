package dev.banso.monitoring;

import dev.banso.events.detect.Detector;
import dev.banso.events.detect.RuleFile;
import dev.banso.events.detect.RuleSet;
import dev.banso.events.detect.RulesRefusedException;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rules in use: those that come with Banso, and the provider's own in the folder `rules` of the data folder. Filters
/// that stand there become exclusions like all others; see [FilterFiles].
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
    @Bean
    RuleSet loadedRules(Settings settings) {
        List<RuleFile> files = new ArrayList<>(RuleFile.shipped());
        Path own = settings.data().resolve("rules");
        if (Files.isDirectory(own)) {
            files.addAll(RuleFile.in(own));
        }
        try {
            return RuleSet.load(files);
        } catch (RulesRefusedException refused) {
            throw new CannotStart("rules were refused:\n" + refused.getMessage(), refused);
        }
    }

    @Bean
    Detector detector(RuleSet rules) {
        return new Detector(rules.withoutFilters());
    }
}

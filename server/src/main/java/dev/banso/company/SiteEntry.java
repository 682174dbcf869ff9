package dev.banso.company;

import dev.banso.problem.Mistakes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A site as it was entered in a form or sent to the API, not checked yet. Null: not given.
public record SiteEntry(@Nullable String name, @Nullable String address, @Nullable List<Hours> powerOff) {
    /// Hours without power: `{"days":["SAT"],"from":"20:00","to":"07:00"}`.
    public record Hours(@Nullable List<String> days, @Nullable String from, @Nullable String to) {
        /// Checked hours as they would be entered.
        public static Hours of(PowerOff hours) {
            return new Hours(hours.days().stream().sorted().map(day -> day.name().substring(0, 3)).toList(),
                    hours.from().toString(), hours.to().toString());
        }

        private PowerOff check(Mistakes mistakes) {
            Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
            for (String day : days == null ? List.<String>of() : days) {
                Arrays.stream(DayOfWeek.values())
                        .filter(each -> day.length() >= 3 && each.name().startsWith(day.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .ifPresentOrElse(chosen::add, () -> mistakes.add("powerOff", "mistake.choice", day));
            }
            if (chosen.isEmpty()) {
                mistakes.add("powerOff", "company.mistake.days");
            }
            return new PowerOff(chosen, time(from, mistakes), time(to, mistakes));
        }

        private static LocalTime time(@Nullable String text, Mistakes mistakes) {
            return mistakes.read("powerOff", text == null ? "" : text.strip(), LocalTime::parse, LocalTime.MIDNIGHT, "company.mistake.hours");
        }
    }

    /// What was entered, checked.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    public SiteDetails check() {
        Mistakes mistakes = new Mistakes();
        SiteDetails details = new SiteDetails(
                mistakes.text("name", name, 100),
                mistakes.optional("address", address, 300),
                (powerOff == null ? List.<Hours>of() : powerOff).stream().map(hours -> hours.check(mistakes)).toList());
        mistakes.throwIfAny();
        return details;
    }

    /// This entry, completed by what the site has already.
    public SiteEntry over(Site site) {
        return new SiteEntry(
                name == null ? site.name() : name,
                address == null ? site.address() : address,
                powerOff == null ? site.powerOff().stream().map(Hours::of).toList() : powerOff);
    }
}

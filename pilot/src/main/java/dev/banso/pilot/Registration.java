package dev.banso.pilot;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A company of the scenario as it is registered, with its one firewall.
///
/// @param number counts from 1
/// @param from the first month in which it is monitored
record Registration(int number, String name, String prefecture, String industry, long capitalYen, int employees, YearMonth from) {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(万|億)?");
    private static final Map<String, Long> UNITS = Map.of("万", 10_000L, "億", 100_000_000L);

    /// Serial number of the firewall.
    String devid() {
        return "FGT60ETK%08d".formatted(20_000_000 + number);
    }

    /// The address that the firewall's lines come from; each has its own on the loopback network.
    String sourceAddress() {
        return "127.0.1." + number;
    }

    /// The inside network.
    String network() {
        return "192.168." + number + ".0/24";
    }

    /// Deals the labels of each dimension out to the companies; the sums are the scenario's, the pairing is by chance.
    static List<Registration> all(Scenario scenario) {
        Random chance = new Random(scenario.seed());
        List<String> prefectures = dealt(scenario, "prefecture", chance);
        List<String> industries = dealt(scenario, "industry", chance);
        List<String> capitals = dealt(scenario, "capital", chance);
        List<String> employees = dealt(scenario, "employees", chance);
        List<Registration> all = new ArrayList<>();
        for (int index = 0; index < scenario.names().size(); index++) {
            int place = index;
            YearMonth from = scenario.monitored().entrySet().stream()
                    .filter(month -> place < month.getValue())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(scenario.lastMonth());
            all.add(new Registration(index + 1, scenario.names().get(index), prefectures.get(index),
                    industries.get(index).substring(0, 1), within(capitals.get(index)), (int) within(employees.get(index)), from));
        }
        return all;
    }

    private static List<String> dealt(Scenario scenario, String dimension, Random chance) {
        List<String> labels = new ArrayList<>();
        scenario.registry().getOrDefault(dimension, Map.of())
                .forEach((label, count) -> labels.addAll(Collections.nCopies(count, label)));
        Collections.shuffle(labels, chance);
        return labels;
    }

    /// A number that lies in a band such as 「21～50人」, 「1億円以下」 or 「301人以上」.
    static long within(String band) {
        List<Long> bounds = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(band);
        while (matcher.find()) {
            bounds.add(Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(String.valueOf(matcher.group(2)), 1L));
        }
        if (bounds.isEmpty()) {
            throw new PilotException("「" + band + "」 names no number");
        }
        long first = bounds.getFirst();
        if (bounds.size() == 2) {
            return (first + bounds.getLast()) / 2;
        }
        return band.endsWith("以上") ? first * 2 : first;
    }
}

package dev.banso.events.detect;

import java.time.Duration;
import java.util.List;

/// A rule that looks at several events within a time span.
///
/// @param rules numbers of the rules it uses
/// @param groupBy events with equal values belong together
/// @param counted the fields whose different values `value_count` counts, else empty
/// @param range for the temporal types the number of different rules
/// @param generate whether the used rules stay findings by themselves
/// @param fingerprint changes when the meaning changes, so that old state is not misread
record CorrelationRule(
        RuleDescription about,
        CorrelationType type,
        List<Integer> rules,
        List<GroupKey> groupBy,
        List<GroupKey> counted,
        Duration timespan,
        CountRange range,
        boolean generate,
        String fingerprint) {}

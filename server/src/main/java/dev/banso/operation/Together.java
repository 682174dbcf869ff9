package dev.banso.operation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What several processes say, as one: what is counted is added up, and of everything else the worst is shown.
final class Together {
    private Together() {}

    static List<Finding> findings(Stream<Finding> said) {
        return merged(said, Finding::name, Together::worse);
    }

    private static Finding worse(Finding one, Finding other) {
        if (one.unit() == Unit.COUNT && one.bounds() != null) {
            return Finding.of(one.name(), one.value() + other.value(), Unit.COUNT, one.bounds())
                    .because(one.cause() == null ? other.cause() : one.cause()).seenAt(one.page());
        }
        if (one.condition() != other.condition()) {
            return one.condition().compareTo(other.condition()) > 0 ? one : other;
        }
        boolean smallIsBad = one.unit() == Unit.YES || (one.bounds() != null && one.bounds().fall());
        return smallIsBad == one.value() <= other.value() ? one : other;
    }

    static List<Queue> queues(Stream<Queue> said) {
        return merged(said, Queue::name, (one, other) -> new Queue(one.name(), one.waiting() + other.waiting(), sum(one.limit(), other.limit())));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? null : (Long) (one + other);
    }

    static List<Loss> losses(Stream<Loss> said) {
        return merged(said, Loss::name, (one, other) -> new Loss(one.name(), one.count() + other.count(), one.harm()));
    }

    static Map<String, Long> sums(Stream<Map<String, Long>> said) {
        return said.flatMap(each -> each.entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
    }

    /// Of lately, the slowest process's times.
    static List<StageTimers.Timing> stages(Stream<StageTimers.Timing> said) {
        return merged(said, StageTimers.Timing::stage, (one, other) -> new StageTimers.Timing(one.stage(), one.count() + other.count(),
                one.total() + other.total(), Math.max(one.median(), other.median()), Math.max(one.most(), other.most()),
                Math.max(one.longest(), other.longest())));
    }

    private static <K, T> List<T> merged(Stream<T> said, Function<T, K> key, BinaryOperator<T> merge) {
        Collection<T> values = said.collect(Collectors.toMap(key, Function.identity(), merge, LinkedHashMap::new)).values();
        return List.copyOf(values);
    }
}

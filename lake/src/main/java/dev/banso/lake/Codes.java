package dev.banso.lake;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How classes and paths are spelled in files.
final class Codes {
    private static final Map<String, ThreatClass> CLASSES =
            Arrays.stream(ThreatClass.values()).collect(Collectors.toMap(ThreatClass::code, Function.identity()));
    private static final Map<String, MalwarePath> PATHS =
            Arrays.stream(MalwarePath.values()).collect(Collectors.toMap(MalwarePath::code, Function.identity()));

    private Codes() {}

    static @Nullable String of(@Nullable ThreatClass threatClass) {
        return threatClass == null ? null : threatClass.code();
    }

    static @Nullable String of(@Nullable MalwarePath path) {
        return path == null ? null : path.code();
    }

    static @Nullable ThreatClass threatClass(@Nullable String code) {
        return code == null ? null : CLASSES.get(code);
    }

    static @Nullable MalwarePath path(@Nullable String code) {
        return code == null ? null : PATHS.get(code);
    }
}

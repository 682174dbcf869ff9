package dev.banso.architecture;

import dev.banso.RunningBanso;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A page that can be looked at, or any endpoint of the API, as Spring has it.
record Entrance(String method, String path) {
    /// What these numbers stand for is no company's: partners are known by name to everyone signed in, texts are the provider's,
    /// the secret of a link is its own key.
    private static final List<String> PUBLIC = List.of("{organisation}", "/texts/{code}/{language}", "{secret}");

    static List<Entrance> all(RunningBanso banso) {
        return banso.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.banso."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> methods(entry.getKey().getMethodsCondition().getMethods()).stream().map(method -> new Entrance(method, path))))
                .filter(entrance -> entrance.api() || entrance.method().equals("GET"))
                .sorted(java.util.Comparator.comparing(Entrance::path).thenComparing(Entrance::method))
                .toList();
    }

    boolean api() {
        return path.startsWith("/api/") || path.startsWith("/local/");
    }

    /// Whether its address names something by its number.
    boolean names() {
        return path.contains("{");
    }

    boolean publicNames() {
        return PUBLIC.stream().anyMatch(path::contains) && !path.contains("{grant}");
    }

    private static Set<String> methods(Set<RequestMethod> named) {
        return named.isEmpty() ? Set.of("GET") : named.stream().map(Enum::name).collect(java.util.stream.Collectors.toSet());
    }
}

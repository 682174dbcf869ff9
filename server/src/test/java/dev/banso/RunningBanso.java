package dev.banso;

import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.access.Welcome;
import dev.banso.database.Scope;
import dev.banso.settings.Settings;
import dev.banso.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real installation in this process: PostgreSQL, listeners, pages, on free ports, in a folder of its own.
/// [#shared()] is started once for all tests that only add companies of their own; [#start] makes one that a test may bend.
public final class RunningBanso implements AutoCloseable {
    public static final String ADMINISTRATOR = "admin@example.jp";
    public static final String PASSWORD = "correct horse battery";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TemporaryFolders FOLDERS = new TemporaryFolders();
    private static final Set<RunningBanso> RUNNING = ConcurrentHashMap.newKeySet();
    private static RunningBanso shared;

    private final ConfigurableApplicationContext context;
    private final Settings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID provider;

    private RunningBanso(ConfigurableApplicationContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        RUNNING.add(this);
        this.provider = asSystem(() -> context.getBean(Welcome.class).isFirstStart() ? setUp() : providerId());
    }

    /// The installation that most tests share; its clock starts on 2020-10-01 in Japan.
    public static synchronized RunningBanso shared() {
        if (shared == null) {
            shared = start(temporaryFolder());
        }
        return shared;
    }

    /// A fresh (or continued) installation with these further options. Its clock starts like the shared one's, unless processes share the work.
    public static RunningBanso start(Path data, String... options) {
        Settings settings = settings(data, options);
        if (settings.databaseUrl() == null && FirstStart.isAhead(data)) {
            FirstStart.copyTo(data);
        }
        return new RunningBanso(Banso.start(settings), settings);
    }

    /// An installation whose first start is its own.
    static RunningBanso startFromNothing(Path data) {
        Settings settings = settings(data);
        return new RunningBanso(Banso.start(settings), settings);
    }

    private static Settings settings(Path data, String... options) {
        List<String> given = List.of(options);
        List<String> arguments = new ArrayList<>(given);
        arguments.addAll(List.of("--data", data.toString()));
        Map.of("--http-port", "0", "--syslog-port", "0", "--clock", "2020-10-01T00:00:00+09:00").forEach((option, value) -> {
            if (!given.contains(option) && !(option.equals("--clock") && given.contains("--kafka"))) {
                arguments.addAll(List.of(option, value));
            }
        });
        return SettingsReader.read(arguments, Map.of());
    }

    /// A folder that is deleted at the end of the tests.
    public static Path temporaryFolder() {
        try {
            return FOLDERS.make();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Closes what still runs and deletes all folders; called by [NothingIsLeft].
    static void leaveNothing() {
        RUNNING.forEach(RunningBanso::close);
        FOLDERS.delete();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /// Every bean of that type.
    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public Settings settings() {
        return settings;
    }

    public UUID provider() {
        return provider;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /// A token of the provider with every permission.
    public String token() {
        return token(null, EnumSet.allOf(Permission.class));
    }

    public String token(UUID company, EnumSet<Permission> permissions) {
        return asSystem(() -> bean(Tokens.class).issue(provider, company, "test", permissions));
    }

    public <T> T asSystem(Supplier<T> work) {
        return Scope.system("test").get(work);
    }

    /// Runs the work in a transaction of that scope.
    public <T> T inTransaction(Scope scope, java.util.function.Function<JdbcClient, T> work) {
        return scope.get(() -> new TransactionTemplate(bean(PlatformTransactionManager.class))
                .execute(status -> work.apply(bean(JdbcClient.class))));
    }

    /// Asks the API; the body is JSON text or null.
    public Answer api(String method, String path, String token, String body) {
        return api(method, path, token, "application/json", body == null ? new byte[0] : body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Asks the API with a body of any type.
    public Answer api(String method, String path, String token, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private UUID setUp() {
        Welcome welcome = bean(Welcome.class);
        welcome.setUpProvider(welcome.newLink(null), "伴走テスト株式会社", "宮城県", "管理 花子", ADMINISTRATOR, PASSWORD, java.util.Locale.JAPANESE);
        return providerId();
    }

    private UUID providerId() {
        return inTransaction(Scope.system("test"), jdbc ->
                jdbc.sql("select id from organisation where kind = 'provider'").query(UUID.class).single());
    }

    @Override
    public void close() {
        RUNNING.remove(this);
        context.close();
    }

    public record Answer(int status, byte[] body) {
        public String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }
    }
}

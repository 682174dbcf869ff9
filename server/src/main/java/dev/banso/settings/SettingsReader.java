package dev.banso.settings;

import dev.banso.command.CommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads [Settings] from the command line, then the environment (`BANSO_HTTP_PORT`), then a file (`http-port=8080`).
/// The first that names an option wins. All errors are reported at once.
public final class SettingsReader {
    /// Every option of `serve`, with what it means; also the text of `--help`.
    public static final Map<String, String> OPTIONS = options();

    private static final int MOST_HOURS = 744;

    private final Problems problems = new Problems();
    private final Map<String, String> values = new LinkedHashMap<>();

    private SettingsReader() {}

    /// @throws InvalidSettings with every error found
    public static Settings read(List<String> arguments, Map<String, String> environment) {
        return new SettingsReader().collect(arguments, environment);
    }

    private Settings collect(List<String> arguments, Map<String, String> environment) {
        CommandLine line = CommandLine.read(arguments, null, OPTIONS.keySet());
        line.problems().forEach(problems::add);
        values.putAll(line.options());
        OPTIONS.keySet().forEach(option -> {
            String value = environment.get(variable(option));
            if (value != null && !value.isBlank()) {
                values.putIfAbsent(option, value);
            }
        });
        readFile();
        Path data = Path.of(values.getOrDefault("data", "data")).toAbsolutePath().normalize();
        int httpPort = port("http-port", 8080);
        int syslogPort = port("syslog-port", 5514);
        Settings settings = new Settings(data, httpPort, syslogPort, tls(), smtp(), trusted(), database(), baseUrl(httpPort), memory(), roles(), kafka(), new WarehouseReader(values, problems).read(), clock());
        requireShared(settings);
        requireOneClock(settings);
        problems.throwIfAny();
        return settings;
    }

    private void readFile() {
        String file = values.get("config");
        if (file == null) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("--config " + file + " cannot be read: " + unreadable.getMessage());
            return;
        }
        properties.stringPropertyNames().forEach(name -> {
            if (OPTIONS.containsKey(name)) {
                values.putIfAbsent(name, properties.getProperty(name));
            } else {
                problems.add(file + ": unknown setting " + name);
            }
        });
    }

    private int port(String option, int otherwise) {
        String value = values.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        problems.add("--" + option + " must be a port from 0 to 65535, not " + value);
        return otherwise;
    }

    private Settings.@Nullable SyslogTls tls() {
        if (!values.containsKey("syslog-tls-port")) {
            return null;
        }
        Path certificate = file("syslog-tls-certificate");
        Path key = file("syslog-tls-key");
        Path authorities = values.containsKey("syslog-tls-clients") ? file("syslog-tls-clients") : null;
        return new Settings.SyslogTls(port("syslog-tls-port", 6514), certificate, key, authorities);
    }

    private Path file(String option) {
        String value = values.get(option);
        if (value == null) {
            problems.add("--syslog-tls-port needs --" + option + ": " + OPTIONS.get(option));
            return Path.of("");
        }
        Path path = Path.of(value).toAbsolutePath();
        if (!Files.isReadable(path)) {
            problems.add("--" + option + ": " + path + " cannot be read");
        }
        return path;
    }

    private @Nullable Path trusted() {
        String value = values.get("trusted-certificates");
        if (value == null) {
            return null;
        }
        Path path = Path.of(value).toAbsolutePath();
        try (InputStream file = Files.newInputStream(path)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(file).isEmpty()) {
                problems.add("--trusted-certificates: " + path + " holds no certificate");
            }
        } catch (IOException | CertificateException unreadable) {
            problems.add("--trusted-certificates: " + path + " cannot be read: " + unreadable.getMessage());
        }
        return path;
    }

    private Settings.@Nullable Smtp smtp() {
        String address = values.get("smtp");
        if (address == null) {
            return null;
        }
        String sender = values.getOrDefault("smtp-sender", "");
        if (sender.isBlank()) {
            problems.add("--smtp needs --smtp-sender: " + OPTIONS.get("smtp-sender"));
        }
        int colon = address.lastIndexOf(':');
        try {
            String host = colon < 0 ? address : address.substring(0, colon);
            int port = colon < 0 ? 25 : Integer.parseInt(address.substring(colon + 1));
            return new Settings.Smtp(host, port, sender, values.getOrDefault("smtp-return-path", sender), values.get("smtp-user"), values.get("smtp-password"));
        } catch (NumberFormatException notANumber) {
            problems.add("--smtp must be HOST:PORT, not " + address);
            return null;
        }
    }

    private @Nullable String database() {
        String url = values.get("database");
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            problems.add("--database must start with jdbc:postgresql:, not " + url.replaceAll("password=[^&]*", "password=…"));
        }
        return url;
    }

    private Set<ProcessRole> roles() {
        Set<ProcessRole> roles = EnumSet.noneOf(ProcessRole.class);
        for (String name : values.getOrDefault("roles", "collector,worker,console").split(",")) {
            Arrays.stream(ProcessRole.values()).filter(role -> role.code().equals(name.strip())).findFirst()
                    .ifPresentOrElse(roles::add, () -> problems.add("--roles knows collector, worker and console, not " + name.strip()));
        }
        return roles;
    }

    private Settings.@Nullable Kafka kafka() {
        String servers = values.get("kafka");
        if (servers == null) {
            Stream.of("kafka-settings", "kafka-keep").filter(values::containsKey)
                    .forEach(option -> problems.add("--" + option + " needs --kafka: " + OPTIONS.get("kafka")));
            return null;
        }
        for (String server : servers.split(",")) {
            if (!isAddress(server.strip())) {
                problems.add("--kafka must be HOST:PORT, several with commas, not " + servers);
            }
        }
        String further = values.get("kafka-settings");
        Path file = further == null ? null : Path.of(further).toAbsolutePath();
        if (file != null && !Files.isReadable(file)) {
            problems.add("--kafka-settings: " + file + " cannot be read");
        }
        return new Settings.Kafka(servers, file, keep());
    }

    private static boolean isAddress(String server) {
        return server.matches("\\S+:\\d{1,5}") && Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)) <= 65_535;
    }

    private Duration keep() {
        String value = values.getOrDefault("kafka-keep", "0");
        try {
            int hours = Integer.parseInt(value.strip());
            if (hours >= 0 && hours <= MOST_HOURS) {
                return Duration.ofHours(hours);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        problems.add("--kafka-keep must be a number of hours from 0 to " + MOST_HOURS + ", not " + value);
        return Duration.ZERO;
    }

    /// Processes that share the work share log and database, too.
    private void requireShared(Settings settings) {
        if (settings.roles().size() == ProcessRole.values().length) {
            return;
        }
        if (settings.kafka() == null) {
            problems.add("--roles " + settings.roleList() + " leaves work to other processes, which needs --kafka: " + OPTIONS.get("kafka"));
        }
        if (settings.databaseUrl() == null) {
            problems.add("--roles " + settings.roleList() + " leaves work to other processes, which needs --database: " + OPTIONS.get("database"));
        }
    }

    /// A clock is moved in one process; the others would count and end lines at another time.
    private void requireOneClock(Settings settings) {
        if (settings.clockStart() != null && settings.kafka() != null) {
            problems.add("--clock moves the time of one process alone and --kafka lets several work together: leave one of them out");
        }
    }

    private URI baseUrl(int httpPort) {
        String value = values.getOrDefault("base-url", "http://localhost:" + httpPort);
        try {
            URI uri = URI.create(value.replaceAll("/+$", ""));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        problems.add("--base-url must be an http or https address, not " + value);
        return URI.create("http://localhost");
    }

    private Memory memory() {
        String value = values.getOrDefault("memory", Integer.toString(Memory.USUAL));
        try {
            int mebibytes = Integer.parseInt(value.strip());
            if (mebibytes >= Memory.LEAST) {
                return new Memory(mebibytes);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers that are too small
        }
        problems.add("--memory must be a number of MiB from " + Memory.LEAST + ", not " + value);
        return new Memory(Memory.USUAL);
    }

    private @Nullable Instant clock() {
        String value = values.get("clock");
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notATime) {
            problems.add("--clock must be a time with offset such as 2020-10-01T00:00:00+09:00, not " + value);
            return null;
        }
    }

    private static String variable(String option) {
        return "BANSO_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("data", "folder for everything that must survive a restart (default ./data)");
        options.put("http-port", "port of the pages and the API (default 8080)");
        options.put("syslog-port", "port of the syslog listeners, UDP and TCP (default 5514)");
        options.put("syslog-tls-port", "port of the syslog listener over TLS (default: none)");
        options.put("syslog-tls-certificate", "PEM file with the listener's certificate chain");
        options.put("syslog-tls-key", "PEM file with the listener's private key (PKCS#8)");
        options.put("syslog-tls-clients", "PEM file with the authorities that sign devices' client certificates");
        options.put("smtp", "HOST:PORT of the mail server (default: none, mails go to the mailbox page)");
        options.put("smtp-sender", "address that notices come from");
        options.put("smtp-return-path", "address that mails go back to when they cannot be delivered (default: the sender's)");
        options.put("smtp-user", "account at the mail server");
        options.put("smtp-password", "password at the mail server");
        options.put("trusted-certificates", "PEM file with further authorities that webhooks and the mail server may be certified by");
        options.put("database", "jdbc:postgresql: address of the owner role (default: embedded PostgreSQL 18 under the data folder)");
        options.put("roles", "what this process does of collector, worker and console (default: all three)");
        options.put("kafka", "HOST:PORT of the Kafka brokers that keep received lines, several with commas (default: none, a journal under the data folder)");
        options.put("kafka-settings", "file with further settings of the Kafka clients, such as TLS and SASL");
        options.put("kafka-keep", "hours that lines stay with the brokers after they were worked off, for a restored backup to go on from (default 0)");
        options.put("warehouse", "s3://BUCKET/PREFIX where settled lines lie (default: under the data folder)");
        options.put("warehouse-settings", "file with endpoint, region, access-key, secret-key and path-style of the warehouse");
        options.put("warehouse-copies", "MiB under the data folder for copies of what is read from the warehouse (default " + WarehouseReader.USUAL_COPIES + ")");
        options.put("base-url", "address under which people reach the pages (default http://localhost:PORT)");
        options.put("memory", "MiB that Banso and its PostgreSQL may take (default " + Memory.USUAL + ")");
        options.put("clock", "start of a movable clock, for tests, demo and pilot");
        options.put("config", "file with these settings, one name=value a line");
        return java.util.Collections.unmodifiableMap(options);
    }
}

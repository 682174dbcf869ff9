package dev.banso.settings;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads where settled lines lie. The keys of a bucket stand in a file of their own, never among the options, which the whole
/// machine can see.
final class WarehouseReader {
    static final int USUAL_COPIES = 4_096;

    private static final int LEAST_COPIES = 64;
    private static final Pattern LOCATION = Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*'()-]+)*/?");
    private static final Set<String> NAMES = Set.of("endpoint", "region", "access-key", "secret-key", "path-style");

    private final Map<String, String> values;
    private final Problems problems;

    WarehouseReader(Map<String, String> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    Settings.Warehouse read() {
        return new Settings.Warehouse(location(), access(), copies());
    }

    private @Nullable URI location() {
        String value = values.get("warehouse");
        if (value == null) {
            return null;
        }
        if (!LOCATION.matcher(value).matches()) {
            problems.add("--warehouse must be s3://BUCKET or s3://BUCKET/PREFIX, not " + value);
            return null;
        }
        return URI.create(value.replaceAll("/$", ""));
    }

    private int copies() {
        String value = values.getOrDefault("warehouse-copies", Integer.toString(USUAL_COPIES));
        try {
            int mebibytes = Integer.parseInt(value.strip());
            if (mebibytes >= LEAST_COPIES) {
                return mebibytes;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers that are too small
        }
        problems.add("--warehouse-copies must be a number of MiB from " + LEAST_COPIES + ", not " + value);
        return USUAL_COPIES;
    }

    private Settings.Access access() {
        String name = values.get("warehouse-settings");
        if (name == null) {
            return Settings.Access.ENVIRONMENT;
        }
        Path file = Path.of(name).toAbsolutePath();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            requireSecret(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("--warehouse-settings: " + file + " cannot be read: " + unreadable.getMessage());
            return Settings.Access.ENVIRONMENT;
        }
        properties.stringPropertyNames().stream().filter(each -> !NAMES.contains(each))
                .forEach(each -> problems.add(file + ": unknown setting " + each + "; settings are " + String.join(", ", NAMES.stream().sorted().toList())));
        String accessKey = properties.getProperty("access-key");
        String secretKey = properties.getProperty("secret-key");
        if ((accessKey == null) != (secretKey == null)) {
            problems.add(file + ": access-key and secret-key belong together");
        }
        URI endpoint = endpoint(file, properties.getProperty("endpoint"));
        String region = properties.getProperty("region", endpoint == null ? null : "us-east-1");
        return new Settings.Access(endpoint, region, accessKey, secretKey, pathStyle(file, properties, endpoint));
    }

    /// The group may read it, so that it can be root's and readable by Banso, like the other settings.
    private void requireSecret(Path file) throws IOException {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                problems.add("--warehouse-settings: everybody on this machine can read " + file + ". Run: chmod o= " + file);
            }
        } catch (UnsupportedOperationException noSuchPermissions) {
            // what the file system cannot say, it cannot be asked to keep
        }
    }

    private @Nullable URI endpoint(Path file, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            URI uri = URI.create(value.strip());
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        problems.add(file + ": endpoint must be an http or https address, not " + value);
        return null;
    }

    private boolean pathStyle(Path file, Properties properties, @Nullable URI endpoint) {
        String value = properties.getProperty("path-style", Boolean.toString(endpoint != null)).strip();
        if (!Set.of("true", "false").contains(value)) {
            problems.add(file + ": path-style must be true or false, not " + value);
        }
        return Boolean.parseBoolean(value);
    }
}

package dev.banso.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How this installation is set up. Every value comes from an option, an environment variable or the settings file.
///
/// @param data where everything that must survive a restart lies
/// @param httpPort pages and API; 0 takes any free port
/// @param syslogPort UDP and TCP; 0 takes any free port
/// @param syslogTls TLS listener, or null where none is wanted
/// @param smtp mail server, or null: mails go to the built-in mailbox page
/// @param trusted PEM file with further authorities whose certificates webhooks and mail server may show, or null
/// @param databaseUrl JDBC URL of the owner role, or null for the embedded PostgreSQL under `data`
/// @param baseUrl how people reach the pages, used in links of mails
/// @param memory what the installation may take of the machine's memory
/// @param roles what this process does
/// @param kafka the log that several processes share, or null: the journal under `data`
/// @param warehouse where settled lines lie
/// @param clockStart where the movable clock starts, or null for the machine's own time
public record Settings(
        Path data,
        int httpPort,
        int syslogPort,
        @Nullable SyslogTls syslogTls,
        @Nullable Smtp smtp,
        @Nullable Path trusted,
        @Nullable String databaseUrl,
        URI baseUrl,
        Memory memory,
        Set<ProcessRole> roles,
        @Nullable Kafka kafka,
        Warehouse warehouse,
        @Nullable Instant clockStart) {

    /// Whether this process does that.
    public boolean has(ProcessRole role) {
        return roles.contains(role);
    }

    /// The roles as `--roles` spells them.
    public String roleList() {
        return roles.stream().sorted().map(ProcessRole::code).collect(Collectors.joining(","));
    }

    /// The brokers that keep received lines.
    ///
    /// @param servers `HOST:PORT`, several with commas
    /// @param further file with settings of the Kafka clients, such as TLS and SASL, or null
    /// @param keep how long lines stay there after they were worked off, so that a restored backup goes on from them
    public record Kafka(String servers, @Nullable Path further, Duration keep) {}

    /// Where settled lines lie, and how a bucket is reached.
    ///
    /// @param location `s3://BUCKET/PREFIX`; null: under `data`
    /// @param access what the settings file says; also needed to bring lines back from a bucket
    /// @param copiesMebibytes room under `data` for copies of what is read from the bucket
    public record Warehouse(@Nullable URI location, Access access, int copiesMebibytes) {}

    /// How a bucket is reached.
    ///
    /// @param endpoint of an S3-compatible store, or null for Amazon's
    /// @param region null where the environment says it
    /// @param accessKey null where the environment says it
    /// @param secretKey null where the environment says it
    /// @param pathStyle whether the bucket stands in the path rather than before the host
    public record Access(@Nullable URI endpoint, @Nullable String region, @Nullable String accessKey, @Nullable String secretKey,
            boolean pathStyle) {
        static final Access ENVIRONMENT = new Access(null, null, null, null, false);

        @Override
        public String toString() {
            return endpoint == null ? "Amazon S3" : endpoint.toString();
        }
    }

    /// The TLS listener: port, certificate chain and key as PEM files, and the authorities that sign client certificates.
    public record SyslogTls(int port, Path certificate, Path key, @Nullable Path clientAuthorities) {}

    /// The mail server that carries notices, and who they are from.
    ///
    /// @param returnPath envelope sender: where mails that cannot be delivered go back to
    public record Smtp(String host, int port, String sender, String returnPath, @Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}

package dev.banso.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.sql.SQLException;
import java.time.Clock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Starts or reaches the database, brings its schema up to date as the owner, and hands out connections of the
/// application role.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int OLDEST_VERSION = 18;
    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=[^&]*");

    @Bean
    Secrets secrets(Settings settings) {
        return new Secrets(settings.data().resolve("secrets"));
    }

    @Bean(destroyMethod = "close")
    OwnedDatabaseHolder ownedDatabase(Settings settings, Secrets secrets) {
        if (settings.databaseUrl() != null) {
            return new OwnedDatabaseHolder(new OwnedDatabase(settings.databaseUrl()), () -> {});
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data(), secrets.get("postgresql-owner"), settings.memory());
        return new OwnedDatabaseHolder(embedded.owned(), embedded::close);
    }

    @Bean
    DatabaseBackup databaseBackup(OwnedDatabaseHolder holder) {
        return new DatabaseBackup(holder.database());
    }

    @Bean
    ApplicationDatabase applicationDatabase(OwnedDatabaseHolder holder, Secrets secrets) {
        return new ApplicationDatabase(
                withoutCredentials(holder.database().url()), OwnedDatabase.APPLICATION_ROLE, secrets.get("postgresql-application"));
    }

    @Bean
    HikariDataSource dataSource(OwnedDatabaseHolder holder, ApplicationDatabase application) {
        OwnedDatabase owned = holder.database();
        requireVersion(owned);
        try {
            owned.alone(() -> prepare(owned, application.password()));
        } catch (SQLException unreachable) {
            throw new CannotStart("the database cannot be reached: " + unreachable.getMessage(), unreachable);
        }
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(application.url());
        source.setUsername(application.user());
        source.setPassword(application.password());
        source.setMaximumPoolSize(24);
        return source;
    }

    private static void prepare(OwnedDatabase owned, String password) {
        try {
            owned.prepareApplicationRole(password);
        } catch (SQLException refused) {
            throw new CannotStart("the database's owner cannot set up the role " + OwnedDatabase.APPLICATION_ROLE + ": " + refused.getMessage(),
                    refused);
        }
        new Schema(owned).bringUpToDate();
    }

    private static void requireVersion(OwnedDatabase owned) {
        try {
            int version = owned.version();
            if (version < OLDEST_VERSION) {
                throw new CannotStart("the database is PostgreSQL " + version + "; Banso needs " + OLDEST_VERSION + " or later", null);
            }
        } catch (SQLException unreachable) {
            throw new CannotStart("the database cannot be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource, Clock clock) {
        return new ScopedTransactionManager(dataSource, clock);
    }

    private static String withoutCredentials(String url) {
        String bare = CREDENTIALS.matcher(url).replaceAll("");
        return bare.contains("?") ? bare : bare.replaceFirst("&", "?");
    }

    /// Keeps the embedded server running as long as the context does.
    record OwnedDatabaseHolder(OwnedDatabase database, Runnable onClose) implements AutoCloseable {
        @Override
        public void close() {
            onClose.run();
        }
    }
}

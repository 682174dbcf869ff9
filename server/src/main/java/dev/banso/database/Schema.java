package dev.banso.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The tables, brought up to date step by step as the database's owner.
final class Schema {
    /// Row-level security binds the owner, too, unless it is a superuser: a step that moves rows must see all of them.
    private static final String SCOPE = "set banso.scope = 'system'";

    private final FluentConfiguration steps;

    /// @param owner the database as its owner reaches it
    Schema(OwnedDatabase owner) {
        steps = Flyway.configure()
                .dataSource(owner.url(), null, null)
                .initSql(SCOPE)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true);
    }

    /// Takes every step that is still to be taken.
    void bringUpToDate() {
        bringTo(MigrationVersion.LATEST);
    }

    /// Takes the steps up to that one, whose version is the UTC minute in its file's name.
    void bringTo(MigrationVersion last) {
        steps.target(last).load().migrate();
    }
}

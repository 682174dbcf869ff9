package dev.banso.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.settings.Memory;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// Banso on a PostgreSQL that others run, with an owner as the operation guide describes it: no superuser.
class OwnDatabaseTest {
    private static final MigrationVersion BEFORE_FILTERS_WERE_SIGMA = MigrationVersion.fromVersion("202611240812");
    private EmbeddedDatabase server;

    @BeforeEach
    void startServer() {
        server = EmbeddedDatabase.start(RunningBanso.temporaryFolder(), "of the superuser", new Memory(Memory.USUAL));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void startsWithAnOwnerWhoIsNoSuperuserAndStartsAgain() throws SQLException {
        OwnedDatabase database = newDatabase("fresh");
        Path data = RunningBanso.temporaryFolder();
        try (RunningBanso banso = RunningBanso.start(data, "--database", database.url())) {
            assertThat(banso.api("POST", "/api/v1/companies", banso.token(), """
                    {"name":"持込商店","prefecture":"青森県","industry":"E","capitalYen":1,"employees":1,"locale":"ja","services":[]}""").status()).isEqualTo(201);
        }
        try (RunningBanso again = RunningBanso.start(data, "--database", database.url())) {
            assertThat(again.api("GET", "/api/v1/companies", again.token(), null).text()).contains("持込商店");
        }
    }

    @Test
    void liftsExclusionsThatWereMadeBeforeFiltersWereSigmaAndKeepsWhatTheyTookIn() throws SQLException {
        OwnedDatabase database = newDatabase("old");
        database.prepareApplicationRole("not known yet");
        new Schema(database).bringTo(BEFORE_FILTERS_WERE_SIGMA);
        JdbcClient old = JdbcClient.create(new DriverManagerDataSource(database.url() + "&options=-c%20banso.scope%3Dsystem"));
        OldRows rows = OldRows.insert(old);

        try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--database", database.url())) {
            Map<String, JsonNode> exclusions = exclusions(banso);
            assertThat(exclusions).containsOnlyKeys(rows.byAttack().toString(), rows.byRule().toString(), rows.byNothing().toString(), rows.liftedBefore().toString());
            assertThat(exclusions.values()).allSatisfy(exclusion -> assertThat(exclusion.get("liftedAt").isNull()).isFalse());
            assertThat(exclusions.get(rows.byAttack().toString()).get("title").asString()).isEqualTo("Old.Attack");
            assertThat(exclusions.get(rows.byRule().toString()).get("title").asString()).isEqualTo("An old rule");
            assertThat(exclusions.get(rows.byNothing().toString()).get("title").asString()).isEmpty();
            assertThat(lifted(old)).containsEntry(rows.byAttack(), "upgrade").containsEntry(rows.byNothing(), "upgrade")
                    .containsEntry(rows.liftedBefore(), "somebody");
            assertThat(banso.api("GET", "/api/v1/exclusions/" + rows.byAttack() + "/sigma", banso.token(), null).text()).isEqualTo("# Old.Attack");
            JsonNode alert = banso.api("GET", "/api/v1/alerts/" + rows.alert(), banso.token(), null).json();
            assertThat(alert.get("state").asString()).isEqualTo("closed");
            assertThat(alert.get("attack").asString()).isEqualTo("Old.Attack");
        }
        assertThat(old.sql("select alert_id from alert_told").query(UUID.class).list()).isEqualTo(List.of(rows.alert()));
    }

    private static Map<String, JsonNode> exclusions(RunningBanso banso) {
        JsonNode items = banso.api("GET", "/api/v1/exclusions", banso.token(), null).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .collect(java.util.stream.Collectors.toMap(item -> item.get("id").asString(), item -> item));
    }

    private static Map<UUID, String> lifted(JdbcClient jdbc) {
        Map<UUID, String> lifted = new java.util.HashMap<>();
        jdbc.sql("select id, lifted_by from exclusion").query(row -> {
            lifted.put(row.getObject("id", UUID.class), row.getString("lifted_by"));
        });
        return lifted;
    }

    /// A database with an owner that may create roles and is otherwise nobody.
    private OwnedDatabase newDatabase(String name) throws SQLException {
        String superuser = server.owned().url();
        try (var connection = DriverManager.getConnection(superuser); var statement = connection.createStatement()) {
            statement.execute("create role " + name + " login createrole password 'secret'");
            statement.execute("create database " + name + " owner " + name);
        }
        return new OwnedDatabase(superuser.replaceFirst("/postgres\\?.*", "/" + name + "?user=" + name + "&password=secret"));
    }
}

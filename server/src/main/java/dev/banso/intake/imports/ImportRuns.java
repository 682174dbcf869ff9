package dev.banso.intake.imports;

import dev.banso.company.Device;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is recorded of imports. How far the pipeline is with their lines, it records itself.
@Repository
class ImportRuns {
    private static final String SELECT = """
            select id, device_id, state, greatest(lines, last_ordinal) as lines, taken + quarantined as processed, quarantined
              from line_import where kind = 'import'""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<ImportRun> find(UUID id) {
        return jdbc.sql(SELECT + " and id = :id").param("id", id).query(ImportRuns::run).optional();
    }

    /// The requester's import of that key.
    @Transactional(readOnly = true)
    public Optional<ImportRun> find(UUID requester, String key) {
        return jdbc.sql(SELECT + " and requester_id = :requester and repeat_key = :key")
                .param("requester", requester).param("key", key).query(ImportRuns::run).optional();
    }

    @Transactional
    public ImportRun begin(@Nullable Device device, UUID requester, String actor, @Nullable String key) {
        UUID id = jdbc.sql("""
                insert into line_import (kind, company_id, device_id, state, requested_by, requested_at, requester_id, repeat_key)
                values ('import', :company, :device, 'receiving', :actor, :now, :requester, :key) returning id""")
                .param("company", device == null ? null : device.company())
                .param("device", device == null ? null : device.id())
                .param("actor", actor)
                .param("now", now())
                .param("requester", requester)
                .param("key", key)
                .query(UUID.class)
                .single();
        return new ImportRun(id, device == null ? null : device.id(), ImportState.RECEIVING, 0, 0, 0);
    }

    /// Records how many lines are on disk.
    @Transactional
    public void move(UUID id, ImportState state, long lines) {
        jdbc.sql("""
                update line_import
                   set state = :state, lines = greatest(lines, :lines), ended_at = case when :state = 'receiving' then null else :now end
                 where id = :id""")
                .param("id", id)
                .param("state", state.code())
                .param("lines", lines)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        ImportState state = ImportState.of(row.getString("state"));
        long lines = row.getLong("lines");
        long processed = row.getLong("processed");
        return new ImportRun(row.getObject("id", UUID.class), row.getObject("device_id", UUID.class),
                state == ImportState.RECEIVED && processed >= lines ? ImportState.DONE : state,
                lines, processed, row.getLong("quarantined"));
    }
}

package dev.banso.company;

import dev.banso.events.ThreatClass;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads columns that JDBC has no direct word for.
final class Columns {
    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    static Set<ThreatClass> services(ResultSet row) throws SQLException {
        List<String> codes = texts(row, "services");
        Set<ThreatClass> services = EnumSet.noneOf(ThreatClass.class);
        Arrays.stream(ThreatClass.values()).filter(each -> codes.contains(each.code())).forEach(services::add);
        return services;
    }
}

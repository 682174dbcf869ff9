package dev.banso.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns rows of the lake's files into events again.
final class Rows {
    /// What a `select` must name, in the order in which [#event] reads.
    static final String SELECT = """
            sequence, company, device, source, epoch_us(time), epoch_us(received), class_uid, type, subtype, \
            threat_class, path, blocked, severity, src_ip, src_port, dst_ip, dst_port, "user", host, url, file, attack, \
            subject, action, service, message, raw, encode(%s)""".formatted(LineFunction.LINE);

    private Rows() {}

    static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                id(row.getString(2)),
                id(row.getString(3)),
                row.getString(4),
                LineSchema.instant(row.getLong(5)),
                LineSchema.instant(row.getLong(6)),
                columns(row),
                line(row));
    }

    private static EventColumns columns(ResultSet row) throws SQLException {
        var blocked = row.getBoolean(12);
        return new EventColumns(
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                Codes.threatClass(row.getString(10)),
                Codes.path(row.getString(11)),
                row.getObject(12) == null ? null : blocked,
                row.getInt(13),
                row.getString(14),
                number(row, 15),
                row.getString(16),
                number(row, 17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                row.getString(22),
                row.getString(23),
                row.getString(24),
                row.getString(25),
                row.getString(26));
    }

    private static byte[] line(ResultSet row) throws SQLException {
        var raw = row.getBytes(27);
        return raw == null ? row.getBytes(28) : raw;
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}

package dev.banso.intake.device;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What came from each device that the scope sees.
@Service
public class DeviceSignList {
    private final JdbcClient jdbc;

    DeviceSignList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The devices that were heard latest first.
    @Transactional(readOnly = true)
    public List<DeviceSign> latest(int limit) {
        return jdbc.sql("select * from device_sign order by last_line desc, device_id limit :limit")
                .param("limit", limit)
                .query((row, number) -> new DeviceSign(
                        row.getObject("device_id", UUID.class),
                        row.getObject("company_id", UUID.class),
                        row.getObject("first_line", OffsetDateTime.class).toInstant(),
                        row.getObject("last_line", OffsetDateTime.class).toInstant(),
                        row.getLong("lines"),
                        row.getLong("bytes")))
                .list();
    }
}

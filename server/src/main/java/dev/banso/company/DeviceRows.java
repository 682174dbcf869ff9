package dev.banso.company;

import dev.banso.events.Network;
import dev.banso.events.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `device`. Runs in its caller's transaction.
@Repository
class DeviceRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeviceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Device> find(UUID device) {
        return jdbc.sql("select * from device where id = :id").param("id", device).query(this::device).optional();
    }

    List<Device> ofCompany(UUID company) {
        return jdbc.sql("select * from device where company_id = :company order by name, id")
                .param("company", company).query(this::device).list();
    }

    List<Device> inUse() {
        return jdbc.sql("select * from device where retired_at is null order by name, id").query(this::device).list();
    }

    List<Device> inUse(List<UUID> devices) {
        return jdbc.sql("select * from device where id = any(:ids) and retired_at is null")
                .param("ids", devices.toArray(UUID[]::new)).query(this::device).list();
    }

    UUID insert(UUID company, DeviceDetails details, Instant now) {
        return fill(jdbc.sql("""
                insert into device (company_id, site_id, name, vendor, devid, vd, hostname, source_addresses, certificate,
                                    firmware, time_zone, interfaces, networks, wan_addresses, silence_limit, created_at)
                values (:company, :site, :name, :vendor, :devid, :vd, :hostname, :sources, :certificate,
                        :firmware, :zone, :interfaces::jsonb, :networks, :wan, :silence, :now)
                returning id"""), details)
                .param("company", company)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void update(UUID device, DeviceDetails details) {
        fill(jdbc.sql("""
                update device
                   set site_id = :site, name = :name, vendor = :vendor, devid = :devid, vd = :vd, hostname = :hostname,
                       source_addresses = :sources, certificate = :certificate, firmware = :firmware, time_zone = :zone,
                       interfaces = :interfaces::jsonb, networks = :networks, wan_addresses = :wan, silence_limit = :silence
                 where id = :id"""), details)
                .param("id", device)
                .update();
    }

    private JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, DeviceDetails details) {
        Map<String, String> interfaces = new TreeMap<>();
        details.interfaces().forEach((name, side) -> interfaces.put(name, side.name().toLowerCase(Locale.ROOT)));
        return statement
                .param("site", details.site())
                .param("name", details.name())
                .param("vendor", details.vendor().code())
                .param("devid", details.devid())
                .param("vd", details.vd())
                .param("hostname", details.hostname())
                .param("sources", texts(details.sourceAddresses()))
                .param("certificate", details.certificate())
                .param("firmware", details.firmware())
                .param("zone", details.timeZone().getId())
                .param("interfaces", json.writeValueAsString(interfaces))
                .param("networks", texts(details.networks()))
                .param("wan", texts(details.wanAddresses()))
                .param("silence", Math.toIntExact(details.silenceLimit().toSeconds()));
    }

    private Device device(ResultSet row, int number) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                Vendor.valueOf(row.getString("vendor").toUpperCase(Locale.ROOT)),
                row.getString("devid"),
                row.getString("vd"),
                row.getString("hostname"),
                networks(row, "source_addresses"),
                row.getString("certificate"),
                row.getString("firmware"),
                ZoneId.of(row.getString("time_zone")),
                interfaces(row.getString("interfaces")),
                networks(row, "networks"),
                networks(row, "wan_addresses"),
                Duration.ofSeconds(row.getInt("silence_limit")),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "retired_at"));
    }

    private Map<String, Side> interfaces(String text) {
        Map<String, Side> interfaces = new LinkedHashMap<>();
        json.readValue(text, new TypeReference<Map<String, String>>() {})
                .forEach((name, side) -> interfaces.put(name, Side.valueOf(side.toUpperCase(Locale.ROOT))));
        return interfaces;
    }

    private static List<Network> networks(ResultSet row, String column) throws SQLException {
        return Columns.texts(row, column).stream().map(Network::parse).toList();
    }

    private static String[] texts(List<Network> networks) {
        return networks.stream().map(Network::toString).toArray(String[]::new);
    }
}

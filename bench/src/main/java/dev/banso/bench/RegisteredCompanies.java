package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Companies with one firewall each, put in as rows, for thousands: number N has the firewall N of [GeneratedLines].
///
/// @param ids the companies' ids, by number
record RegisteredCompanies(List<String> ids) {
    /// Companies are in all of them, in turns.
    static final List<String> PREFECTURES = List.of("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県",
            "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県",
            "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県",
            "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県");

    private static final String COMPANY = """
            insert into company (provider_id, name, prefecture, industry, capital_yen, employees, created_at)
            select id, ?, ?, 'E', 10000000, 20, ? from organisation where kind = 'provider'
            returning id""";
    private static final String DEVICE = """
            with device as (
                insert into device (company_id, name, vendor, devid, source_addresses, firmware, interfaces, networks, wan_addresses,
                                    silence_limit, created_at)
                values (?::uuid, ?, 'fortigate', ?, array['127.0.0.1'], '6.4.2', '{"wan1": "external", "internal": "internal"}',
                        array[?], array[?], 172800, ?)
                returning id, company_id, created_at)
            insert into device_assignment (device_id, company_id, valid_from)
            select id, company_id, created_at from device""";

    /// Puts them in; the installation reads them within seconds.
    ///
    /// @param data the installation's data folder
    /// @param assignedFrom since when the firewalls are the companies'
    static RegisteredCompanies register(Path data, int companies, Instant assignedFrom) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Connection database = InstallationDatabase.connect(data)) {
            database.setAutoCommit(false);
            for (int number = 0; number < companies; number++) {
                String id = insertCompany(database, number, assignedFrom);
                insertDevice(database, number, id, assignedFrom);
                ids.add(id);
            }
            database.commit();
            analyze(database);
        } catch (SQLException failed) {
            throw new IOException("companies could not be put in", failed);
        }
        return new RegisteredCompanies(List.copyOf(ids));
    }

    private static String insertCompany(Connection database, int number, Instant since) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(COMPANY)) {
            statement.setString(1, "測定 " + number);
            statement.setString(2, PREFECTURES.get(number % PREFECTURES.size()));
            statement.setObject(3, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void insertDevice(Connection database, int number, String company, Instant since) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(DEVICE)) {
            statement.setString(1, company);
            statement.setString(2, "UTM-" + number);
            statement.setString(3, GeneratedLines.devid(number));
            statement.setString(4, GeneratedLines.inside(number) + ".0/24");
            statement.setString(5, GeneratedLines.outside(number));
            statement.setObject(6, since.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void analyze(Connection database) throws SQLException {
        database.setAutoCommit(true);
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze company, device, device_assignment");
        }
    }
}

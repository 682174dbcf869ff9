package dev.banso.lake.iceberg;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;

/// The PostgreSQL schema in which engines look up where the table's current metadata lies: Iceberg's JDBC catalogue named
/// `banso`, whose tables are there already.
///
/// @param url JDBC address, with `currentSchema` where it is not the user's first
/// @param user who may change the catalogue's tables
/// @param password of the user
public record TableCatalogue(String url, String user, String password) {
    /// The name under which its entries stand.
    public static final String NAME = "banso";

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    Map<String, String> properties(String warehouse) {
        return Map.of(
                CatalogProperties.URI, url,
                CatalogProperties.WAREHOUSE_LOCATION, warehouse,
                CatalogProperties.CLIENT_POOL_SIZE, "1",
                "jdbc.user", user,
                "jdbc.password", password,
                "jdbc.schema-version", "V1",
                "jdbc.init-catalog-tables", "false");
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}

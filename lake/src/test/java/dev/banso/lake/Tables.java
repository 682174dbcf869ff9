package dev.banso.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.lake.iceberg.EventTables;
import dev.banso.lake.iceberg.TableCatalogue;
import dev.banso.lake.iceberg.TablePlace;
import dev.banso.lake.warehouse.FolderWarehouse;
import dev.banso.lake.warehouse.Warehouse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.jdbc.JdbcCatalog;

/// A catalogue of tables on a real PostgreSQL, and what another engine finds through it.
final class Tables {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final TableCatalogue catalogue;

    private Tables(TableCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// A catalogue without entries.
    static Tables fresh() throws SQLException {
        var schema = "iceberg" + SCHEMAS.incrementAndGet();
        var url = POSTGRES.getJdbcUrl("postgres", "postgres");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("""
                    create table %s.iceberg_tables (
                        catalog_name text, table_namespace text, table_name text, metadata_location text,
                        previous_metadata_location text, iceberg_type text,
                        primary key (catalog_name, table_namespace, table_name))""".formatted(schema));
            statement.execute("""
                    create table %s.iceberg_namespace_properties (
                        catalog_name text, namespace text, property_key text, property_value text,
                        primary key (catalog_name, namespace, property_key))""".formatted(schema));
        }
        return new Tables(new TableCatalogue(url + "&currentSchema=" + schema, "postgres", ""));
    }

    /// A lake's options, with its table beside its files.
    LakeOptions options(Path folder, Duration longestQuery) {
        return Lakes.OPTIONS.withTable(new TablePlace(catalogue, new FolderWarehouse(folder), longestQuery));
    }

    /// The same with its table in a warehouse.
    LakeOptions options(Warehouse warehouse) {
        return Lakes.OPTIONS.withTable(new TablePlace(catalogue, warehouse, Duration.ZERO));
    }

    LakeOptions options(Path folder) {
        return options(folder, Duration.ZERO);
    }

    /// The sequences of all rows of the table, each as often as it is there; every file that is named must be there.
    List<Long> sequences() throws Exception {
        var sequences = new ArrayList<Long>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            for (var file : files(Expressions.alwaysTrue())) {
                assertThat(file).exists();
                try (var row = statement.executeQuery("select sequence from read_parquet('%s')".formatted(file))) {
                    while (row.next()) {
                        sequences.add(row.getLong(1));
                    }
                }
            }
        }
        return sequences.stream().sorted().toList();
    }

    /// The files that an engine would open for a condition.
    List<Path> files(Expression condition) throws Exception {
        var files = new ArrayList<Path>();
        try (var catalog = connect();
                CloseableIterable<FileScanTask> tasks = catalog.loadTable(EventTables.TABLE).newScan().filter(condition).planFiles()) {
            tasks.forEach(task -> files.add(path(task.file().location())));
            return files;
        } catch (NoSuchTableException e) {
            return List.of();
        }
    }

    /// Where the files lie that an engine would open in a warehouse.
    List<String> locations(Warehouse warehouse) throws Exception {
        var locations = new ArrayList<String>();
        try (var tables = new EventTables(catalogue, warehouse, SettledSchema.PARQUET, step -> {});
                var table = tables.open()) {
            locations.addAll(table.files(""));
        }
        return locations;
    }

    /// The table as it stands in the catalogue; only what is in memory already may be asked of it.
    Table table() throws IOException {
        try (var catalog = connect()) {
            return catalog.loadTable(EventTables.TABLE);
        }
    }

    private JdbcCatalog connect() {
        var catalog = new JdbcCatalog(properties -> new LocalFiles(), null, false);
        catalog.initialize(TableCatalogue.NAME, Map.of(
                "uri", catalogue.url(), "jdbc.user", catalogue.user(), "jdbc.schema-version", "V1",
                "warehouse", "file:///nowhere", "clients", "1"));
        return catalog;
    }

    static Path path(String location) {
        return Path.of(URI.create(location).getPath());
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// As another engine reads, which knows nothing of ours.
    private static final class LocalFiles implements FileIO {
        @Override
        public InputFile newInputFile(String location) {
            return org.apache.iceberg.Files.localInput(path(location).toFile());
        }

        @Override
        public OutputFile newOutputFile(String location) {
            throw new UnsupportedOperationException("reads only");
        }

        @Override
        public void deleteFile(String location) {
            throw new UnsupportedOperationException("reads only");
        }
    }
}

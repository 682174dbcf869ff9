package dev.banso.lake.iceberg;

import dev.banso.lake.warehouse.Warehouse;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// The table `banso.events` of a catalogue: made where it is missing, made anew where its metadata lies elsewhere or is gone,
/// as after a restore. Nothing is lost by that: every lake says again which files are its own.
public final class EventTables implements AutoCloseable {
    /// How engines name the table.
    public static final TableIdentifier TABLE = TableIdentifier.of("banso", "events");

    /// Few versions of the metadata stay, and small lists of files are joined, so that neither grows with time.
    private static final Map<String, String> PROPERTIES = Map.of(
            TableProperties.FORMAT_VERSION, "2",
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "5",
            TableProperties.MANIFEST_MIN_MERGE_COUNT, "8",
            TableProperties.MIN_SNAPSHOTS_TO_KEEP, "1",
            TableProperties.DEFAULT_WRITE_METRICS_MODE, "none");

    private final TableCatalogue catalogue;
    private final Warehouse warehouse;
    private final TableSchema columns;
    private final WarehouseIO files;
    private @Nullable JdbcCatalog entries;

    /// @param columns of the table's files, with their numbers
    /// @param steps told of every change of the table's own files
    public EventTables(TableCatalogue catalogue, Warehouse warehouse, MessageType columns, Consumer<String> steps) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.columns = TableSchema.of(columns);
        files = new WarehouseIO(warehouse, steps);
    }

    /// The table for one change, while no other process changes it.
    ///
    /// @throws RuntimeException of Iceberg's where catalogue or warehouse cannot be reached
    public synchronized EventTable open() {
        var turn = TurnTaking.take(catalogue);
        try {
            return new EventTable(turn, table(turn, entries()), columns, files, warehouse);
        } catch (RuntimeException | Error e) {
            turn.close();
            throw e;
        }
    }

    /// Iceberg's own code is loaded when it is first needed.
    private JdbcCatalog entries() {
        var known = entries;
        if (known == null) {
            known = new JdbcCatalog(properties -> files, null, false);
            known.initialize(TableCatalogue.NAME, catalogue.properties(warehouse.location()));
            entries = known;
        }
        return known;
    }

    private Table table(TurnTaking turn, JdbcCatalog entries) {
        var metadata = turn.metadataOf(TABLE);
        if (metadata != null && files.newInputFile(metadata).exists()) {
            var table = entries.loadTable(TABLE);
            addNewColumns(table);
            if (columns.isNumberedLike(table.schema())) {
                return table;
            }
        }
        // The entry may name metadata of another place, or of another time than the files.
        entries.dropTable(TABLE, false);
        return create(entries);
    }

    private void addNewColumns(Table table) {
        var update = table.updateSchema();
        var missing = columns.missingIn(table.schema());
        missing.forEach(column -> update.addColumn(column.name(), column.type()));
        if (!missing.isEmpty()) {
            update.commit();
        }
    }

    private Table create(JdbcCatalog entries) {
        return entries.buildTable(TABLE, columns.schema())
                .withPartitionSpec(columns.partitions())
                .withLocation(warehouse.location())
                .withProperties(PROPERTIES)
                .withProperty(
                        TableProperties.DEFAULT_NAME_MAPPING,
                        NameMappingParser.toJson(MappingUtil.create(columns.schema())))
                .create();
    }

    @Override
    public synchronized void close() {
        if (entries != null) {
            entries.close();
        }
    }
}

package dev.banso.lake.iceberg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.DateTimeUtil;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// The table's columns: the month, then those of the files in the order of their numbers. Split by company and month.
final class TableSchema {
    static final String MONTH = "month";
    private static final int MONTH_ID = 1;

    private final Schema schema;

    private TableSchema(Schema schema) {
        this.schema = schema;
    }

    static TableSchema of(MessageType columns) {
        var fields = new ArrayList<NestedField>();
        fields.add(NestedField.optional(MONTH_ID, MONTH, Types.DateType.get(), "first day of the month in Tokyo"));
        columns.getFields().stream()
                .map(column -> field(column.asPrimitiveType()))
                .sorted(Comparator.comparingInt(NestedField::fieldId))
                .forEach(fields::add);
        return new TableSchema(new Schema(fields));
    }

    Schema schema() {
        return schema;
    }

    PartitionSpec partitions() {
        return PartitionSpec.builderFor(schema).identity("company").identity(MONTH).build();
    }

    /// The columns that another schema does not have yet.
    List<NestedField> missingIn(Schema other) {
        return schema.columns().stream().filter(column -> other.findField(column.name()) == null).toList();
    }

    /// Whether another schema knows the columns by the numbers that stand in the files.
    boolean isNumberedLike(Schema other) {
        return schema.columns().stream().allMatch(column -> {
            var same = other.findField(column.name());
            return same != null && same.fieldId() == column.fieldId() && same.type().equals(column.type());
        });
    }

    /// What the table's list of files says of a file.
    DataFile describe(TableFile file, PartitionSpec spec) {
        var partition = new PartitionData(spec.partitionType());
        partition.set(0, file.company());
        partition.set(1, DateTimeUtil.daysFromDate(file.month().atDay(1)));
        return DataFiles.builder(spec)
                .withPath(file.location())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(file.bytes())
                .withPartition(partition)
                .withMetrics(metrics(file))
                .build();
    }

    private Metrics metrics(TableFile file) {
        var spans = Map.of("time", file.time(), "received", file.received(), "sequence", file.sequence());
        var rows = new HashMap<Integer, Long>();
        var nulls = new HashMap<Integer, Long>();
        var least = new HashMap<Integer, ByteBuffer>();
        var greatest = new HashMap<Integer, ByteBuffer>();
        spans.forEach((name, span) -> {
            var field = schema.findField(name);
            rows.put(field.fieldId(), file.rows());
            nulls.put(field.fieldId(), 0L);
            least.put(field.fieldId(), Conversions.toByteBuffer(field.type(), span.least()));
            greatest.put(field.fieldId(), Conversions.toByteBuffer(field.type(), span.greatest()));
        });
        return new Metrics(file.rows(), null, rows, nulls, null, least, greatest);
    }

    private static NestedField field(PrimitiveType column) {
        var id = column.getId().intValue();
        return column.getRepetition() == Repetition.REQUIRED
                ? NestedField.required(id, column.getName(), type(column))
                : NestedField.optional(id, column.getName(), type(column));
    }

    private static Type type(PrimitiveType column) {
        var meaning = column.getLogicalTypeAnnotation();
        return switch (column.getPrimitiveTypeName()) {
            case INT32 -> Types.IntegerType.get();
            case INT64 -> meaning instanceof TimestampLogicalTypeAnnotation
                    ? Types.TimestampType.withZone()
                    : Types.LongType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case BINARY -> meaning == null ? Types.BinaryType.get() : Types.StringType.get();
            case FIXED_LEN_BYTE_ARRAY -> Types.UUIDType.get();
            case INT96, FLOAT, DOUBLE -> throw new IllegalArgumentException("no column of the lake is " + column);
        };
    }
}

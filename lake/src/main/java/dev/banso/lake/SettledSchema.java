package dev.banso.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.uuidType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// The columns of settled files: those of every file, then the shape of the line and its values. A line that comes back from
/// these is not stored itself.
final class SettledSchema {
    private static final int SHAPE = LineSchema.PARQUET.getFieldCount();
    private static final List<ValueColumn> OWN = ValueColumns.notGiven();

    static final MessageType PARQUET = FieldIds.numbered(new MessageType(
            "line", Stream.concat(LineSchema.PARQUET.getFields().stream(), shapeAndValues().stream()).toList()));

    private SettledSchema() {}

    /// Puts the shape and the values of the next row into their columns; nothing where the line itself is kept.
    static void fill(@Nullable LineShaper line, EventFile file) {
        if (line == null) {
            for (var index = SHAPE; index < PARQUET.getFieldCount(); index++) {
                file.column(index).writeNull(0, EventFile.ABSENT);
            }
            return;
        }
        file.column(SHAPE).write(line.shape(), 0, EventFile.PRESENT);
        file.column(SHAPE + 1).write(Binary.fromConstantByteArray(line.rest()), 0, EventFile.PRESENT);
        for (var i = 0; i < OWN.size(); i++) {
            fill(line.values(), ValueColumns.ALL.size() - OWN.size() + i, file.column(SHAPE + 2 + i));
        }
    }

    private static void fill(LineValues values, int position, ColumnWriter target) {
        if (!values.isFilled(position)) {
            target.writeNull(0, EventFile.ABSENT);
        } else if (ValueColumns.ALL.get(position).type() == ValueColumn.Type.UUID) {
            target.write(bytes(values.uuid(position)), 0, EventFile.PRESENT);
        } else {
            target.write(values.number(position), 0, EventFile.PRESENT);
        }
    }

    private static Binary bytes(UUID id) {
        return Binary.fromConstantByteArray(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /// The columns whose values differ from row to row as if by chance, so that no dictionary helps.
    static List<String> scattered() {
        var own = OWN.stream().map(ValueColumn::name).filter(name -> !name.equals("zone") && !name.equals("policy"));
        return Stream.concat(own, Stream.of("src_port")).toList();
    }

    /// The scattered columns that are numbers.
    static List<String> numbers() {
        return scattered().stream()
                .filter(name -> PARQUET.getType(name).asPrimitiveType().getPrimitiveTypeName()
                        != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .toList();
    }

    private static List<Type> shapeAndValues() {
        var types = new ArrayList<Type>();
        types.add(Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named("shape"));
        types.add(Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named("rest"));
        OWN.stream().map(SettledSchema::type).forEach(types::add);
        return types;
    }

    private static PrimitiveType type(ValueColumn column) {
        return column.type() == ValueColumn.Type.UUID
                ? Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY).length(16).as(uuidType()).named(column.name())
                : Types.optional(PrimitiveTypeName.INT64).named(column.name());
    }
}

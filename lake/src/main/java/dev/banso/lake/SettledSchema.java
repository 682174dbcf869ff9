package dev.banso.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.uuidType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// The columns of settled files: those of every file, then the shape of the line and its values. A line that comes back from
/// these is not stored itself.
final class SettledSchema {
    private static final int SHAPE = LineSchema.PARQUET.getFieldCount();
    private static final List<ValueColumn> OWN = ValueColumns.notGiven();

    static final MessageType PARQUET = new MessageType(
            "line", Stream.concat(LineSchema.PARQUET.getFields().stream(), shapeAndValues().stream()).toList());

    private SettledSchema() {}

    /// Adds shape and values to a row.
    static void write(LineShaper line, RecordConsumer target) {
        binary(target, "shape", SHAPE, line.shape());
        binary(target, "rest", SHAPE + 1, Binary.fromConstantByteArray(line.rest()));
        for (var i = 0; i < OWN.size(); i++) {
            var position = ValueColumns.ALL.size() - OWN.size() + i;
            if (line.values().isFilled(position)) {
                var name = OWN.get(i).name();
                target.startField(name, SHAPE + 2 + i);
                value(line.values(), position, target);
                target.endField(name, SHAPE + 2 + i);
            }
        }
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

    private static void value(LineValues values, int position, RecordConsumer target) {
        if (ValueColumns.ALL.get(position).type() == ValueColumn.Type.UUID) {
            var id = values.uuid(position);
            var bytes = ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
            target.addBinary(Binary.fromConstantByteArray(bytes));
        } else {
            target.addLong(values.number(position));
        }
    }

    private static void binary(RecordConsumer target, String name, int index, Binary value) {
        target.startField(name, index);
        target.addBinary(value);
        target.endField(name, index);
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

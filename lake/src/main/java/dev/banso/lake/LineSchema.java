package dev.banso.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// The columns of every file of the lake, and how an event fills them. New columns come last.
final class LineSchema {
    /// One column.
    private record Column(PrimitiveType type, Cell cell) {}

    /// Writes a value where there is one.
    private interface Cell {
        void write(RecordConsumer target, String name, int index, StoredEvent event, LineText text, Ids ids);
    }

    private static final List<Column> COLUMNS = columns();

    static final MessageType PARQUET = new MessageType(
            "line", COLUMNS.stream().map(Column::type).collect(Collectors.toList()));

    /// All names, for a `select`.
    static final String NAMES = COLUMNS.stream()
            .map(column -> "\"" + column.type.getName() + "\"")
            .collect(Collectors.joining(", "));

    private LineSchema() {}

    /// Fills the columns within a row that the caller began.
    static void write(StoredEvent event, LineText text, RecordConsumer target, Ids ids) {
        for (var index = 0; index < COLUMNS.size(); index++) {
            var column = COLUMNS.get(index);
            column.cell.write(target, column.type.getName(), index, event, text, ids);
        }
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(number("sequence", StoredEvent::sequence));
        columns.add(id("company", StoredEvent::company));
        columns.add(id("device", StoredEvent::device));
        columns.add(text("source", StoredEvent::source));
        columns.add(time("time", event -> micros(event.time())));
        columns.add(time("received", event -> micros(event.receivedAt())));
        columns.add(small("class_uid", event -> event.columns().classUid()));
        columns.add(text("type", event -> event.columns().type()));
        columns.add(text("subtype", event -> event.columns().subtype()));
        columns.add(text("threat_class", event -> code(event.columns().threatClass())));
        columns.add(text("path", event -> code(event.columns().path())));
        columns.add(flag("blocked", event -> event.columns().blocked()));
        columns.add(small("severity", event -> event.columns().severity()));
        columns.add(text("src_ip", event -> event.columns().srcIp()));
        columns.add(optional("src_port", event -> event.columns().srcPort()));
        columns.add(text("dst_ip", event -> event.columns().dstIp()));
        columns.add(optional("dst_port", event -> event.columns().dstPort()));
        columns.add(text("user", event -> event.columns().user()));
        columns.add(text("host", event -> event.columns().host()));
        columns.add(text("url", event -> event.columns().url()));
        columns.add(text("file", event -> event.columns().file()));
        columns.add(text("attack", event -> event.columns().attack()));
        columns.add(text("subject", event -> event.columns().subject()));
        columns.add(text("action", event -> event.columns().action()));
        columns.add(text("service", event -> event.columns().service()));
        columns.add(text("message", event -> event.columns().message()));
        columns.add(binary("line", true, LineText::text));
        columns.add(binary("raw", false, LineText::raw));
        return List.copyOf(columns);
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static @Nullable String code(@Nullable ThreatClass threatClass) {
        return threatClass == null ? null : threatClass.code();
    }

    private static @Nullable String code(@Nullable MalwarePath path) {
        return path == null ? null : path.code();
    }

    private static Column text(String name, Function<StoredEvent, @Nullable String> value) {
        var type = Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
        return new Column(type, (target, field, index, event, text, ids) -> {
            var string = value.apply(event);
            if (string != null) {
                target.startField(field, index);
                target.addBinary(Binary.fromConstantByteArray(string.getBytes(StandardCharsets.UTF_8)));
                target.endField(field, index);
            }
        });
    }

    private static Column id(String name, Function<StoredEvent, @Nullable UUID> value) {
        var type = Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
        return new Column(type, (target, field, index, event, text, ids) -> {
            var id = value.apply(event);
            if (id != null) {
                target.startField(field, index);
                target.addBinary(ids.binary(id));
                target.endField(field, index);
            }
        });
    }

    private static Column binary(String name, boolean isText, Function<LineText, byte @Nullable []> value) {
        var bytes = Types.optional(PrimitiveTypeName.BINARY);
        var type = isText ? bytes.as(stringType()).named(name) : bytes.named(name);
        return new Column(type, (target, field, index, event, text, ids) -> {
            var content = value.apply(text);
            if (content != null) {
                target.startField(field, index);
                target.addBinary(Binary.fromConstantByteArray(content));
                target.endField(field, index);
            }
        });
    }

    private static Column number(String name, ToLongFunction<StoredEvent> value) {
        return longs(Types.required(PrimitiveTypeName.INT64).named(name), value);
    }

    private static Column time(String name, ToLongFunction<StoredEvent> micros) {
        var type = Types.required(PrimitiveTypeName.INT64).as(timestampType(true, TimeUnit.MICROS)).named(name);
        return longs(type, micros);
    }

    private static Column longs(PrimitiveType type, ToLongFunction<StoredEvent> value) {
        return new Column(type, (target, field, index, event, text, ids) -> {
            target.startField(field, index);
            target.addLong(value.applyAsLong(event));
            target.endField(field, index);
        });
    }

    private static Column small(String name, ToIntFunction<StoredEvent> value) {
        return new Column(Types.required(PrimitiveTypeName.INT32).named(name), (target, field, index, event, text, ids) -> {
            target.startField(field, index);
            target.addInteger(value.applyAsInt(event));
            target.endField(field, index);
        });
    }

    private static Column optional(String name, Function<StoredEvent, @Nullable Integer> value) {
        return new Column(Types.optional(PrimitiveTypeName.INT32).named(name), (target, field, index, event, text, ids) -> {
            var number = value.apply(event);
            if (number != null) {
                target.startField(field, index);
                target.addInteger(number);
                target.endField(field, index);
            }
        });
    }

    private static Column flag(String name, Function<StoredEvent, @Nullable Boolean> value) {
        var type = Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        return new Column(type, (target, field, index, event, text, ids) -> {
            var yes = value.apply(event);
            if (yes != null) {
                target.startField(field, index);
                target.addBoolean(yes);
                target.endField(field, index);
            }
        });
    }
}

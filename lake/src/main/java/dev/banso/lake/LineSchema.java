package dev.banso.lake;

import static java.util.Objects.requireNonNull;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// The columns of every file of the lake, and how an event fills them. New columns come last.
final class LineSchema {
    /// One column, and how it takes the values of some rows.
    private record Column(PrimitiveType type, Filling filling) {}

    private interface Filling {
        void fill(List<EventRow> rows, ColumnWriter target, BinaryCache known);
    }

    private static final List<Column> COLUMNS = columns();

    static final MessageType PARQUET = new MessageType(
            "line", COLUMNS.stream().map(Column::type).collect(Collectors.toList()));

    /// All names, for a `select`.
    static final String NAMES = COLUMNS.stream()
            .map(column -> "\"" + column.type.getName() + "\"")
            .collect(Collectors.joining(", "));

    private LineSchema() {}

    /// Puts the values of rows into the columns of a file, one column after the other. The file's rows are to be ended by the caller.
    static void fill(List<EventRow> rows, EventFile file) {
        for (var index = 0; index < COLUMNS.size(); index++) {
            COLUMNS.get(index).filling.fill(rows, file.column(index), file.known());
        }
    }

    /// The event of a row, its columns read in order.
    static StoredEvent event(List<ColumnCursor> row) {
        var column = row.iterator();
        var sequence = column.next().number();
        var company = column.next().id();
        var device = column.next().id();
        var source = requireNonNull(column.next().text());
        var time = instant(column.next().number());
        var received = instant(column.next().number());
        var columns = new EventColumns(
                requireNonNull(column.next().optionalNumber()),
                column.next().text(),
                column.next().text(),
                Codes.threatClass(column.next().text()),
                Codes.path(column.next().text()),
                column.next().flag(),
                requireNonNull(column.next().optionalNumber()),
                column.next().text(),
                column.next().optionalNumber(),
                column.next().text(),
                column.next().optionalNumber(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text(),
                column.next().text());
        var text = column.next().bytes();
        var raw = column.next().bytes();
        return new StoredEvent(sequence, company, device, source, time, received, columns, requireNonNull(raw == null ? text : raw));
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
        columns.add(text("threat_class", event -> Codes.of(event.columns().threatClass())));
        columns.add(text("path", event -> Codes.of(event.columns().path())));
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

    private static Column text(String name, Function<StoredEvent, @Nullable String> value) {
        return new Column(
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name), (rows, target, known) -> {
                    for (var row : rows) {
                        var string = value.apply(row.event());
                        if (string == null) {
                            target.writeNull(0, EventFile.ABSENT);
                        } else {
                            target.write(known.of(string), 0, EventFile.PRESENT);
                        }
                    }
                });
    }

    private static Column id(String name, Function<StoredEvent, @Nullable UUID> value) {
        return new Column(
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name), (rows, target, known) -> {
                    for (var row : rows) {
                        var id = value.apply(row.event());
                        if (id == null) {
                            target.writeNull(0, EventFile.ABSENT);
                        } else {
                            target.write(known.of(id), 0, EventFile.PRESENT);
                        }
                    }
                });
    }

    private static Column binary(String name, boolean isText, Function<LineText, byte @Nullable []> value) {
        var bytes = Types.optional(PrimitiveTypeName.BINARY);
        return new Column(isText ? bytes.as(stringType()).named(name) : bytes.named(name), (rows, target, known) -> {
            for (var row : rows) {
                put(value.apply(row.text()), target);
            }
        });
    }

    private static void put(byte @Nullable [] bytes, ColumnWriter target) {
        if (bytes == null) {
            target.writeNull(0, EventFile.ABSENT);
        } else {
            target.write(Binary.fromConstantByteArray(bytes), 0, EventFile.PRESENT);
        }
    }

    private static Column number(String name, ToLongFunction<StoredEvent> value) {
        return longs(Types.required(PrimitiveTypeName.INT64).named(name), value);
    }

    private static Column time(String name, ToLongFunction<StoredEvent> micros) {
        return longs(Types.required(PrimitiveTypeName.INT64).as(timestampType(true, TimeUnit.MICROS)).named(name), micros);
    }

    private static Column longs(PrimitiveType type, ToLongFunction<StoredEvent> value) {
        return new Column(type, (rows, target, known) -> {
            for (var row : rows) {
                target.write(value.applyAsLong(row.event()), 0, EventFile.REQUIRED);
            }
        });
    }

    private static Column small(String name, ToIntFunction<StoredEvent> value) {
        return new Column(Types.required(PrimitiveTypeName.INT32).named(name), (rows, target, known) -> {
            for (var row : rows) {
                target.write(value.applyAsInt(row.event()), 0, EventFile.REQUIRED);
            }
        });
    }

    private static Column optional(String name, Function<StoredEvent, @Nullable Integer> value) {
        return new Column(Types.optional(PrimitiveTypeName.INT32).named(name), (rows, target, known) -> {
            for (var row : rows) {
                var number = value.apply(row.event());
                if (number == null) {
                    target.writeNull(0, EventFile.ABSENT);
                } else {
                    target.write(number.intValue(), 0, EventFile.PRESENT);
                }
            }
        });
    }

    private static Column flag(String name, Function<StoredEvent, @Nullable Boolean> value) {
        return new Column(Types.optional(PrimitiveTypeName.BOOLEAN).named(name), (rows, target, known) -> {
            for (var row : rows) {
                var yes = value.apply(row.event());
                if (yes == null) {
                    target.writeNull(0, EventFile.ABSENT);
                } else {
                    target.write(yes.booleanValue(), 0, EventFile.PRESENT);
                }
            }
        });
    }
}

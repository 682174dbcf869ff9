package dev.banso.lake;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// The numbers by which the Iceberg table knows the columns of settled files, whatever they are called and wherever they
/// stand. A name keeps its number for ever, so new names come last.
final class FieldIds {
    /// 1 is the month, which no file holds: it follows from the folder.
    private static final int FIRST = 2;

    private static final List<String> NAMES = List.of(
            "sequence", "company", "device", "source", "time", "received", "class_uid", "type", "subtype", "threat_class",
            "path", "blocked", "severity", "src_ip", "src_port", "dst_ip", "dst_port", "user", "host", "url", "file",
            "attack", "subject", "action", "service", "message", "line", "raw", "shape", "rest", "zone", "nanos", "session",
            "policy", "duration", "sent_bytes", "received_bytes", "sent_packets", "received_packets", "sent_delta",
            "received_delta", "translated_port", "incident", "attack_id", "src_mac", "dst_mac", "src_uuid", "dst_uuid",
            "policy_uuid", "cookies");

    private FieldIds() {}

    static MessageType numbered(MessageType columns) {
        return new MessageType(
                columns.getName(), columns.getFields().stream().map(FieldIds::numbered).toList());
    }

    private static Type numbered(Type column) {
        var position = NAMES.indexOf(column.getName());
        if (position < 0) {
            throw new IllegalStateException("the column " + column.getName() + " has no number");
        }
        return column.withId(FIRST + position);
    }
}

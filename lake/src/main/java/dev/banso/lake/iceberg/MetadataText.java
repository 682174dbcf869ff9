package dev.banso.lake.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/// What a file of the table's metadata says, without the packing that would hide it.
final class MetadataText {
    private MetadataText() {}

    /// The text of each entry of a list; of any other file its bytes.
    static Stream<String> of(byte[] content, String path) {
        var bytes = new String(content, StandardCharsets.ISO_8859_1);
        return path.endsWith(".avro") ? Stream.concat(Stream.of(bytes), entries(content).stream()) : Stream.of(bytes);
    }

    private static List<String> entries(byte[] content) {
        var entries = new ArrayList<String>();
        try (var reader = new DataFileReader<GenericRecord>(
                new SeekableByteArrayInput(content), new GenericDatumReader<>())) {
            reader.forEach(entry -> entries.add(entry.toString()));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

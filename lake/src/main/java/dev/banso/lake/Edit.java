package dev.banso.lake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One step from one state of the lake to the next: it happens as a whole or not at all.
///
/// @param added files that become part of the lake
/// @param removed paths of files that no longer are
/// @param erased companies of which nothing may come in any more
record Edit(Collection<LineFile> added, Collection<String> removed, Collection<UUID> erased) {
    static Edit replace(Collection<LineFile> removed, Collection<LineFile> added) {
        return new Edit(added, removed.stream().map(LineFile::path).toList(), List.of());
    }

    /// The same state, a part at a time, as no part of it need be in memory more than once.
    Stream<Edit> inParts(int most) {
        var files = List.copyOf(added);
        var parts = IntStream.iterate(0, from -> from < files.size(), from -> from + most)
                .mapToObj(from -> new Edit(files.subList(from, Math.min(files.size(), from + most)), List.of(), List.of()));
        return Stream.concat(parts, Stream.of(new Edit(List.of(), removed, erased)));
    }

    byte[] toBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var target = new DataOutputStream(bytes)) {
            target.writeInt(added.size());
            for (var file : added) {
                file.write(target);
            }
            writeTexts(target, removed);
            writeTexts(target, erased.stream().map(UUID::toString).toList());
        }
        return bytes.toByteArray();
    }

    static Edit of(byte[] bytes, ManifestFormat format) throws IOException {
        try (var source = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var added = new ArrayList<LineFile>();
            for (var i = source.readInt(); i > 0; i--) {
                added.add(LineFile.read(source, format));
            }
            return new Edit(added, readTexts(source), readTexts(source).stream().map(UUID::fromString).toList());
        }
    }

    private static void writeTexts(DataOutputStream target, Collection<String> texts) throws IOException {
        target.writeInt(texts.size());
        for (var text : texts) {
            target.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream source) throws IOException {
        var texts = new ArrayList<String>();
        for (var i = source.readInt(); i > 0; i--) {
            texts.add(source.readUTF());
        }
        return texts;
    }
}

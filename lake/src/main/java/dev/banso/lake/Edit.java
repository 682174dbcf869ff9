package dev.banso.lake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One step from one state of the lake to the next: it happens as a whole or not at all.
///
/// @param added files that become part of the lake
/// @param removed paths of files that no longer are
/// @param erased companies of which nothing may come in any more
record Edit(Collection<LineFile> added, Collection<String> removed, Collection<String> erased) {
    static Edit replace(Collection<LineFile> removed, Collection<LineFile> added) {
        return new Edit(added, removed.stream().map(LineFile::path).toList(), List.of());
    }

    byte[] toBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var target = new DataOutputStream(bytes)) {
            target.writeInt(added.size());
            for (var file : added) {
                file.write(target);
            }
            writeTexts(target, removed);
            writeTexts(target, erased);
        }
        return bytes.toByteArray();
    }

    static Edit of(byte[] bytes) throws IOException {
        try (var source = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var added = new ArrayList<LineFile>();
            for (var i = source.readInt(); i > 0; i--) {
                added.add(LineFile.read(source));
            }
            return new Edit(added, readTexts(source), readTexts(source));
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

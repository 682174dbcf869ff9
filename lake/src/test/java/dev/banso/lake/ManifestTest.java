package dev.banso.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.lake.LineFile.Kind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final UUID AOBA = UUID.fromString("0e0c5d0e-0000-4000-8000-000000000001");
    private static final UUID ERASED = UUID.fromString("ffffffff-0000-4000-8000-000000000001");

    @TempDir
    private Path folder;

    @Test
    void bringsBackWhatEachFileHoldsOfWhom() throws IOException {
        var owners = Owners.of(Map.of(AOBA, 3L, Owner.QUARANTINE, 2L, ERASED, 1L));
        Manifest.create(folder.resolve("manifest"), state(List.of(file(1, owners)))).close();

        var read = Manifest.state(folder);

        var file = read.added().iterator().next();
        assertThat(file.rows()).isEqualTo(6);
        assertThat(file.owners().count()).isEqualTo(3);
        assertThat(List.of(AOBA, Owner.QUARANTINE, ERASED)).allMatch(file::holds);
        assertThat(file.holds(UUID.randomUUID())).isFalse();
        assertThat(read.erased()).containsExactly(ERASED);
    }

    /// A list of thousands of companies is long however short its history is.
    @Test
    void isNotCalledLongForWhatTheLakeIsNow() throws IOException {
        var owners = Owners.of(IntStream.range(0, 20_000).boxed().collect(Collectors.toMap(n -> UUID.randomUUID(), n -> 1L)));
        var files = IntStream.range(0, 60).mapToObj(n -> file(n, owners)).toList();
        try (var manifest = Manifest.create(folder.resolve("manifest"), state(files))) {
            assertThat(Files.size(folder.resolve("manifest"))).isGreaterThan(20 << 20);
            assertThat(manifest.isLong()).isFalse();

            for (var n = 0; n < 120; n++) {
                manifest.append(Edit.replace(List.of(file(n, owners)), List.of(file(n + 60, owners))));
            }
            assertThat(manifest.isLong()).isTrue();

            manifest.restart(state(files));
            assertThat(manifest.isLong()).isFalse();
            manifest.append(Edit.replace(List.of(files.getFirst()), List.of(file(60, owners))));
            assertThat(manifest.isLong()).isFalse();
        }
        assertThat(Manifest.state(folder).added()).extracting(LineFile::first).hasSize(60).contains(60L).doesNotContain(0L);
    }

    @Test
    void readsAListFromBeforeOwnersWereNumbers() throws IOException {
        Files.write(folder.resolve("manifest"), listWithNames());

        var read = Manifest.state(folder).added().iterator().next();

        assertThat(read.path()).isEqualTo("fresh/old.parquet");
        assertThat(read.rows()).isEqualTo(7);
        assertThat(read.holds(AOBA)).isTrue();
        assertThat(read.holds(Owner.QUARANTINE)).isTrue();
    }

    @Test
    void saysThatAListOfAnotherKindIsDamaged() throws IOException {
        Files.writeString(folder.resolve("manifest"), "BANSOL99 something");

        assertThatThrownBy(() -> Manifest.state(folder)).isInstanceOf(LakeException.class).hasMessageContaining("damaged");
    }

    private static byte[] listWithNames() throws IOException {
        var edit = new ByteArrayOutputStream();
        var out = new DataOutputStream(edit);
        out.writeInt(1);
        out.writeUTF("fresh/old.parquet");
        out.writeByte(Kind.MIXED.ordinal());
        out.writeInt(0);
        for (var number = 1; number <= 7; number++) {
            out.writeLong(number);
        }
        out.writeInt(2);
        out.writeUTF("none");
        out.writeLong(3);
        out.writeUTF(AOBA.toString());
        out.writeLong(4);
        out.writeInt(0);
        out.writeInt(0);
        var checksum = new CRC32C();
        checksum.update(edit.toByteArray());
        var list = new ByteArrayOutputStream();
        var target = new DataOutputStream(list);
        target.write("BANSOL01".getBytes(StandardCharsets.US_ASCII));
        target.writeInt(edit.size());
        target.writeInt((int) checksum.getValue());
        edit.writeTo(target);
        return list.toByteArray();
    }

    private static Edit state(List<LineFile> files) {
        return new Edit(files, List.of(), List.of(ERASED));
    }

    private static LineFile file(long number, Owners owners) {
        return new LineFile("fresh/%d.parquet".formatted(number), Kind.MIXED, 0, number, number, 0, 0, 0, 0, 100, owners);
    }
}

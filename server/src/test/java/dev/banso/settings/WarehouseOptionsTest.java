package dev.banso.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void areNeededByNobody() {
        Settings.Warehouse warehouse = read().warehouse();
        assertThat(warehouse.location()).isNull();
        assertThat(warehouse.copiesMebibytes()).isEqualTo(4_096);
    }

    @Test
    void takeTheKeysFromAFileAndNeverShowThem() throws Exception {
        Path file = file("rw-r-----", "endpoint=https://s3.example.jp", "region=jp-east", "access-key=AKIA", "secret-key=hush");
        Settings settings = read("--warehouse", "s3://lines/banso/", "--warehouse-settings", file.toString(), "--warehouse-copies", "128");
        assertThat(settings.warehouse().location()).isEqualTo(URI.create("s3://lines/banso"));
        assertThat(settings.warehouse().access()).satisfies(access -> {
            assertThat(access.endpoint()).isEqualTo(URI.create("https://s3.example.jp"));
            assertThat(access.region()).isEqualTo("jp-east");
            assertThat(access.secretKey()).isEqualTo("hush");
            assertThat(access.pathStyle()).isTrue();
        });
        assertThat(settings.toString()).doesNotContain("hush", "AKIA");
    }

    @Test
    void areRefusedAllAtOnceWhereTheyAreWrong() throws Exception {
        Path file = file("rw-r--r--", "endpoint=s3.example.jp", "secret-key=hush", "path-style=maybe", "colour=blue");
        assertThatThrownBy(() -> read("--warehouse", "lines/banso", "--warehouse-settings", file.toString(), "--warehouse-copies", "much"))
                .hasMessageContaining("--warehouse must be s3://BUCKET")
                .hasMessageContaining("--warehouse-copies must be a number")
                .hasMessageContaining("chmod o= " + file)
                .hasMessageContaining("endpoint must be an http or https address")
                .hasMessageContaining("access-key and secret-key belong together")
                .hasMessageContaining("path-style must be true or false")
                .hasMessageContaining("unknown setting colour")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> read("--warehouse-settings", folder.resolve("none").toString())).hasMessageContaining("cannot be read");
    }

    private Path file(String permissions, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("warehouse.conf"), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Settings read(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.toString()));
        arguments.addAll(List.of(options));
        return SettingsReader.read(arguments, Map.of());
    }
}

package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of Debian, unpacked beside the machine's own: rsyslog and syslog-ng cannot be installed together.
final class DebianPackages {
    static final List<String> SYSLOG_DAEMONS = List.of("rsyslog", "libestr0", "libfastjson4", "liblognorm5", "syslog-ng-core",
            "libivykis0", "libnet1", "libwrap0", "libpcre3");
    static final List<String> ZSTD = List.of("zstd");

    private final Path root;

    private DebianPackages(Path root) {
        this.root = root;
    }

    /// Downloads and unpacks packages under a folder.
    static DebianPackages unpackedUnder(Path folder, List<String> names) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root"));
        List<String> download = new ArrayList<>(List.of("apt-get", "download"));
        download.addAll(names);
        run(folder, download);
        try (var files = Files.newDirectoryStream(folder, "*.deb")) {
            for (Path file : files) {
                run(folder, List.of("dpkg", "-x", file.toString(), root.toString()));
            }
        }
        return new DebianPackages(root);
    }

    Path file(String path) {
        return root.resolve(path);
    }

    /// Where the unpacked programs find their libraries.
    String libraryPath() {
        return file("usr/lib/x86_64-linux-gnu") + ":" + file("lib/x86_64-linux-gnu") + ":" + file("usr/lib/syslog-ng");
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
    }
}

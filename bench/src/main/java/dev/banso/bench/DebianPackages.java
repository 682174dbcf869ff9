package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of Debian, unpacked beside the machine's own: rsyslog and syslog-ng cannot be installed together.
final class DebianPackages {
    private static final List<String> NEEDED = List.of("rsyslog", "libestr0", "libfastjson4", "liblognorm5", "syslog-ng-core",
            "libivykis0", "libnet1", "libwrap0", "libpcre3");

    private final Path folder;

    private DebianPackages(Path folder) {
        this.folder = folder;
    }

    /// Downloads and unpacks what is not there yet.
    static DebianPackages unpackedUnder(Path folder) throws IOException, InterruptedException {
        Path root = folder.resolve("root");
        if (!Files.exists(root.resolve("usr/sbin/syslog-ng"))) {
            Files.createDirectories(root);
            List<String> download = new ArrayList<>(List.of("apt-get", "download"));
            download.addAll(NEEDED);
            run(folder, download);
            try (var files = Files.newDirectoryStream(folder, "*.deb")) {
                for (Path file : files) {
                    run(folder, List.of("dpkg", "-x", file.toString(), root.toString()));
                }
            }
        }
        return new DebianPackages(root);
    }

    Path file(String path) {
        return folder.resolve(path);
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

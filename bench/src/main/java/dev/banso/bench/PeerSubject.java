package dev.banso.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A syslog daemon that writes one line per line into one file.
final class PeerSubject implements Subject {
    private final String name;
    private final DebianPackages packages;
    private final Path folder;
    private final Setup setup;
    private int port;
    private long counted;
    private long countedTo;
    private @Nullable Process process;

    private PeerSubject(String name, DebianPackages packages, Path folder, Setup setup) {
        this.name = name;
        this.packages = packages;
        this.folder = folder;
        this.setup = setup;
    }

    /// rsyslog, which only stores the raw bytes.
    static PeerSubject rsyslog(DebianPackages packages, Path folder) {
        return new PeerSubject("rsyslog", packages, folder, new Setup("""
                global(workDirectory="FOLDER")
                module(load="imptcp")
                module(load="imudp" batchSize="512")
                template(name="raw" type="string" string="%rawmsg%\\n")
                input(type="imptcp" port="PORT" ruleset="store")
                input(type="imudp" port="PORT" rcvbufSize="64m" ruleset="store")
                ruleset(name="store" queue.type="FixedArray" queue.size="200000" queue.dequeuebatchsize="2048") {
                    action(type="omfile" file="FOLDER/out" template="raw" ioBufferSize="256k" flushOnTXEnd="on")
                }
                """, List.of("usr/sbin/rsyslogd", "-n", "-f", "CONF", "-i", "FOLDER/pid", "-M", "ROOT/usr/lib/x86_64-linux-gnu/rsyslog")));
    }

    /// syslog-ng, which parses the pairs and writes them as JSON.
    static PeerSubject syslogNg(DebianPackages packages, Path folder) {
        return new PeerSubject("syslog-ng", packages, folder, new Setup("""
                @version: 3.38
                source s {
                    network(transport("tcp") port(PORT) flags(no-parse) log-iw-size(100000) log-fetch-limit(1000));
                    network(transport("udp") port(PORT) flags(no-parse) so-rcvbuf(67108864));
                };
                parser pairs { kv-parser(); };
                destination d { file("FOLDER/out" template("$(format-json --scope nv-pairs --exclude MESSAGE)\\n") log-fifo-size(200000)); };
                log { source(s); parser(pairs); destination(d); flags(flow-control); };
                """, List.of("usr/sbin/syslog-ng", "-F", "--no-caps", "--module-path=ROOT/usr/lib/syslog-ng/3.38", "-f", "CONF", "-R",
                "FOLDER/persist", "-c", "FOLDER/ctl", "-p", "FOLDER/pid")));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        counted = 0;
        countedTo = 0;
        Files.createDirectories(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(folder.resolve("conf"), filled(setup.configuration()));
        List<String> command = setup.command().stream()
                .map(word -> word.startsWith("usr/") ? packages.file(word).toString() : filled(word).replace("CONF", configuration.toString()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("LD_LIBRARY_PATH", packages.libraryPath());
        process = builder.start();
        for (int attempt = 0; !listens(); attempt++) {
            if (attempt > 100 || !process.isAlive()) {
                throw new IOException(name + " did not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String filled(String text) {
        return text.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port)).replace("ROOT", packages.file("").toString());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long stored() throws IOException {
        Path out = folder.resolve("out");
        if (!Files.exists(out)) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(out)) {
            in.skipNBytes(countedTo);
            byte[] buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                countedTo += read;
                for (int index = 0; index < read; index++) {
                    counted += buffer[index] == '\n' ? 1 : 0;
                }
            }
        }
        return counted;
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(folder.resolve("out"));
    }

    @Override
    public double cpuSeconds() throws IOException {
        return ProcessorTime.of(Objects.requireNonNull(process, "not started").toHandle());
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroy();
            process.onExit().join();
            process = null;
            Folders.delete(folder);
        }
    }

    private record Setup(String configuration, List<String> command) {}
}

package dev.banso;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A real Kafka broker in a process of its own, which a test may kill and start again.
public final class RunningKafka implements AutoCloseable {
    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAA";
    private static RunningKafka shared;

    private final Path folder = RunningBanso.temporaryFolder();
    private final int port;
    private Process process;

    private RunningKafka() throws IOException, InterruptedException {
        port = freePort();
        int controller = freePort();
        Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"ERROR\"/></configuration>");
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%d
                listeners=PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d
                controller.listener.names=CONTROLLER
                log.dirs=%s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=true
                """.formatted(controller, port, controller, folder.resolve("log")));
        if (java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", properties()).waitFor() != 0) {
            throw new AssertionError("the broker's folder cannot be formatted: " + Files.readString(folder.resolve("kafka.log")));
        }
        start();
    }

    /// The broker that tests share; it ends with the tests.
    public static synchronized RunningKafka shared() throws IOException, InterruptedException {
        if (shared == null) {
            RunningKafka made = new RunningKafka();
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            shared = made;
        }
        return shared;
    }

    public String servers() {
        return "localhost:" + port;
    }

    /// Starts it and waits until it answers.
    public void start() throws IOException, InterruptedException {
        process = java("kafka.Kafka", properties());
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("the broker did not start: " + Files.readString(folder.resolve("kafka.log")));
            }
            Thread.sleep(100);
        }
    }

    /// Makes a topic anew, with that many partitions.
    public void makeTopic(String name, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            if (admin.listTopics().names().get().contains(name)) {
                admin.deleteTopics(List.of(name)).all().get();
                while (admin.listTopics().names().get().contains(name)) {
                    Thread.sleep(50);
                }
            }
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()))).all().get();
        }
    }

    /// `kill -9`, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean answers() {
        try (Socket socket = new Socket("localhost", port); Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            return socket.isConnected() && !admin.describeCluster().nodes().get().isEmpty();
        } catch (IOException | ExecutionException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String properties() {
        return folder.resolve("server.properties").toString();
    }

    private Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kafka.log").toFile())).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

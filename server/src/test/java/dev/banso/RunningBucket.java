package dev.banso;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// An S3-compatible store with one empty bucket in memory, which a test may take away for a while.
public final class RunningBucket implements AutoCloseable {
    public static final String LOCATION = "s3://lines/banso";
    private static final String BUCKET = "lines";

    private final BlobStore store = new TransientNio2BlobStore();
    private final int port;
    private S3Proxy server;

    private RunningBucket(int port) throws Exception {
        this.port = port;
        store.createContainer(BUCKET);
        resume();
    }

    public static RunningBucket start() throws Exception {
        return new RunningBucket(freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Runs it by hand: the argument is the port; prints the settings of an installation.
    public static void main(String[] arguments) throws Exception {
        new RunningBucket(Integer.parseInt(arguments[0]));
        System.out.println("--warehouse " + LOCATION + " and in the file of --warehouse-settings:");
        System.out.print(settings(Integer.parseInt(arguments[0]), "test-secret"));
        new CountDownLatch(1).await();
    }

    /// The options of an installation whose lines lie here.
    public String[] options(Path folder) throws IOException {
        return new String[] {"--warehouse", LOCATION, "--warehouse-settings", settingsFile(folder, "test-secret").toString()};
    }

    /// A settings file that its owner alone can read.
    public Path settingsFile(Path folder, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("warehouse.conf"), settings(port, secret));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String settings(int port, String secret) {
        return """
                endpoint=http://127.0.0.1:%d
                access-key=test-access
                secret-key=%s
                """.formatted(port, secret);
    }

    /// The keys of all objects below a folder of the installation's.
    public List<String> keys(String below) {
        return store.list(software.amazon.awssdk.services.s3.model.ListObjectsV2Request.builder().bucket(BUCKET).prefix("banso/" + below).build())
                .contents().stream().map(object -> object.key().substring("banso/".length())).toList();
    }

    /// Takes the store off the network; its objects stay.
    public void pause() throws Exception {
        server.stop();
    }

    /// Puts it back.
    public void resume() throws Exception {
        server = S3Proxy.builder().endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, "test-access", "test-secret").stopTimeout(0).blobStore(store).build();
        server.start();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}

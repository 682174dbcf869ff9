package dev.banso.lake.warehouse;

import dev.banso.lake.warehouse.WarehouseException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A prefix of a bucket of an S3-compatible store. Objects are put in one request with their checksum, which the store compares,
/// and carry it as metadata, which a reader compares: every such store can do that.
public final class BucketWarehouse implements Warehouse {
    private static final String CHECKSUM = "banso-md5";
    private static final String PROBE = "probe";

    private final BucketSettings settings;
    private final S3Client client;
    private final Transfers transfers;
    private final String prefix;
    private final boolean isWhole;

    private BucketWarehouse(BucketSettings settings, S3Client client, Transfers transfers, String prefix, boolean isWhole) {
        this.settings = settings;
        this.client = client;
        this.transfers = transfers;
        this.prefix = prefix;
        this.isWhole = isWhole;
    }

    /// Makes ready to reach a bucket; nothing is asked of it yet.
    ///
    /// @throws WarehouseException where neither settings nor environment say a region
    public static BucketWarehouse open(BucketSettings settings) throws WarehouseException {
        return new BucketWarehouse(settings, BucketClient.of(settings), new Transfers(), settings.prefix(), true);
    }

    /// What went through it, and through those below.
    public Transfers transfers() {
        return transfers;
    }

    /// Writes, reads, lists and deletes a small object, so that what is wrong shows before anything depends on it.
    ///
    /// @throws WarehouseException where one of that fails
    public void probe() throws IOException {
        var content = "Banso was here".getBytes(StandardCharsets.UTF_8);
        write(PROBE, content);
        if (!MessageDigest.isEqual(read(PROBE), content) || !list(PROBE).contains(PROBE)) {
            throw new WarehouseException(location() + " does not give back what it is given: it is no S3-compatible store");
        }
        delete(PROBE);
    }

    /// Whether the bucket keeps what is deleted; false where it does not say.
    public boolean keepsVersions() {
        try {
            GetBucketVersioningResponse answer = client.getBucketVersioning(request -> request.bucket(settings.bucket()));
            return answer.status() == BucketVersioningStatus.ENABLED;
        } catch (SdkException unknown) {
            return false;
        }
    }

    @Override
    public String location() {
        return "s3://" + settings.bucket() + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    @Override
    public Warehouse below(String folder) {
        return new BucketWarehouse(settings, client, transfers, key(folder), false);
    }

    @Override
    public byte[] read(String path) throws IOException {
        return asked(path, () -> {
            var answer = client.getObjectAsBytes(request -> request.bucket(settings.bucket()).key(key(path)));
            transfers.downloaded(answer.response().contentLength());
            return answer.asByteArray();
        });
    }

    @Override
    public void write(String path, byte[] content) throws IOException {
        put(path, digest().digest(content), content.length, RequestBody.fromBytes(content));
    }

    @Override
    public void store(String path, Path complete) throws IOException {
        put(path, checksum(complete), Files.size(complete), RequestBody.fromFile(complete));
    }

    private void put(String path, byte[] checksum, long bytes, RequestBody body) throws IOException {
        asked(path, () -> client.putObject(
                request -> request.bucket(settings.bucket())
                        .key(key(path))
                        .contentMD5(Base64.getEncoder().encodeToString(checksum))
                        .metadata(Map.of(CHECKSUM, HexFormat.of().formatHex(checksum))),
                body));
        var stored = asked(path, () -> client.headObject(request -> request.bucket(settings.bucket()).key(key(path))));
        if (stored.contentLength() != bytes) {
            throw damaged(path, "has %d bytes instead of %d".formatted(stored.contentLength(), bytes));
        }
        transfers.uploaded(bytes);
    }

    @Override
    public void fetch(String path, Path target) throws IOException {
        Files.deleteIfExists(target);
        GetObjectResponse answer = asked(path, () -> client.getObject(
                request -> request.bucket(settings.bucket()).key(key(path)), ResponseTransformer.toFile(target)));
        if (Files.size(target) != answer.contentLength()) {
            throw damaged(path, "was cut off");
        }
        var stored = answer.metadata().get(CHECKSUM);
        if (stored != null && !stored.equals(HexFormat.of().formatHex(checksum(target)))) {
            throw damaged(path, "is not what was stored");
        }
        transfers.downloaded(answer.contentLength());
    }

    @Override
    public void delete(String path) throws IOException {
        asked(path, () -> client.deleteObject(request -> request.bucket(settings.bucket()).key(key(path))));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        var from = prefix.isEmpty() ? 0 : prefix.length() + 1;
        return asked(folder, () -> client.listObjectsV2Paginator(request -> request.bucket(settings.bucket()).prefix(key(folder)))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(from))
                .toList());
    }

    private String key(String path) {
        return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + "/" + path;
    }

    private <T> T asked(String path, Supplier<T> request) throws IOException {
        try {
            var answer = request.get();
            transfers.answered();
            return answer;
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(location(path));
        } catch (S3Exception refused) {
            throw counted(problem(refused));
        } catch (SdkException unreachable) {
            throw counted(problem(unreachable));
        }
    }

    private WarehouseException counted(WarehouseException problem) {
        transfers.failed(String.valueOf(problem.getMessage()));
        return problem;
    }

    private WarehouseException problem(SdkException unreachable) {
        if (String.valueOf(unreachable.getMessage()).startsWith("Unable to load credentials")) {
            return new WarehouseException(
                    Kind.REFUSED,
                    "there are no keys for " + settings.location() + ". Write access-key=… and secret-key=… into the file of"
                            + " --warehouse-settings, or give them to the process as Amazon's own tools read them",
                    unreachable);
        }
        var place = settings.endpoint() == null ? "" : " at " + settings.endpoint();
        return new WarehouseException(
                Kind.UNREACHABLE,
                "the warehouse %s cannot be reached%s: %s. Check endpoint and network; what waits is tried again by itself"
                        .formatted(settings.location(), place, unreachable.getMessage()),
                unreachable);
    }

    private WarehouseException problem(S3Exception refused) {
        var place = settings.location();
        return switch (refused.statusCode()) {
            case 403 -> new WarehouseException(
                    Kind.REFUSED,
                    place + " refuses access (403). Check access-key and secret-key of the warehouse's settings, and that the account may"
                            + " list, read, write and delete in the bucket",
                    refused);
            case 404 -> new WarehouseException(
                    Kind.REFUSED,
                    "there is no bucket " + settings.bucket() + ". Make it, or correct --warehouse or the endpoint of its settings",
                    refused);
            case 301, 307, 400 -> new WarehouseException(
                    Kind.REFUSED,
                    "%s does not take requests of this kind (%d). Check region, endpoint and path-style of the warehouse's settings"
                            .formatted(place, refused.statusCode()),
                    refused);
            default -> new WarehouseException(
                    Kind.UNREACHABLE,
                    "%s cannot answer now (%d): %s. What waits is tried again by itself"
                            .formatted(place, refused.statusCode(), refused.getMessage()),
                    refused);
        };
    }

    private IOException damaged(String path, String how) {
        transfers.failed(location(path) + " " + how);
        return new IOException(location(path) + " " + how);
    }

    private static byte[] checksum(Path file) throws IOException {
        var digest = digest();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public void close() {
        if (isWhole) {
            client.close();
        }
    }
}

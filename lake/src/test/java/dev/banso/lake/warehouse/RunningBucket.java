package dev.banso.lake.warehouse;

import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// An S3-compatible store in this process, which keeps its objects in memory and knows one account.
public final class RunningBucket {
    public static final String BUCKET = "lines";
    private static final String ACCESS = "test-access";
    private static final String SECRET = "test-secret";
    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static RunningBucket shared;

    private final Store store = new Store();
    private final S3Proxy server;

    private RunningBucket() {
        store.createContainer(BUCKET);
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS, SECRET)
                .stopTimeout(0)
                .blobStore(store)
                .build();
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The store that tests share; it ends with them.
    public static synchronized RunningBucket shared() {
        if (shared == null) {
            shared = new RunningBucket();
        }
        return shared;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /// A prefix that nothing has been put below.
    public BucketSettings fresh() {
        return settings("test" + PREFIXES.incrementAndGet());
    }

    public BucketSettings settings(String prefix) {
        return new BucketSettings(BUCKET, prefix, endpoint(), "us-east-1", new BucketSettings.Keys(ACCESS, SECRET), true);
    }

    /// Puts so many empty objects straight into the store.
    public void fill(String prefix, int objects) {
        for (var n = 0; n < objects; n++) {
            store.delegate().putBlob(
                    PutObjectRequest.builder().bucket(BUCKET).key(prefix + n).contentLength(0L).build(), InputStream.nullInputStream());
        }
    }

    /// Told of every object that is asked for, by what is done and its key; may throw.
    public void watch(Consumer<String> watcher) {
        store.watcher = watcher;
    }

    /// Lets every request fail until [#mend].
    public void breakDown() {
        watch(request -> {
            throw S3Exception.builder().statusCode(503).message("the store is being repaired").build();
        });
    }

    public void mend() {
        watch(request -> {});
    }

    private static final class Store extends ForwardingBlobStore {
        private volatile Consumer<String> watcher = request -> {};

        private Store() {
            super(new TransientNio2BlobStore());
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            watcher.accept("put " + request.key());
            return super.putBlob(request, content);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            watcher.accept("get " + request.key());
            return super.getBlob(request);
        }

        @Override
        public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
            watcher.accept("delete " + request.key());
            return super.removeBlob(request);
        }

        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            watcher.accept("list " + request.prefix());
            return super.list(request);
        }
    }
}

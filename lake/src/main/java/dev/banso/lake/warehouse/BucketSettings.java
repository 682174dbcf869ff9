package dev.banso.lake.warehouse;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How a bucket is reached.
///
/// @param bucket its name
/// @param prefix what all keys begin with, without a slash at its end; may be empty
/// @param endpoint of an S3-compatible store; null for Amazon's own
/// @param region null where the environment says it
/// @param keys null where the environment says them, as Amazon's own tools read it
/// @param pathStyle whether the bucket's name stands in the path rather than before the host
public record BucketSettings(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable Keys keys,
        boolean pathStyle) {
    /// What proves who asks.
    public record Keys(String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /// How others name it.
    public String location() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}

package dev.banso.lake.warehouse;

import dev.banso.lake.warehouse.WarehouseException.Kind;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/// The client of a store, such that stores other than Amazon's understand it.
final class BucketClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private BucketClient() {}

    static S3Client of(BucketSettings settings) throws WarehouseException {
        var builder = S3Client.builder()
                .forcePathStyle(settings.pathStyle())
                // Asking first hides why a store refuses, and files are small.
                .serviceConfiguration(S3Configuration.builder().expectContinueEnabled(false).build())
                // Checksums of its own kind, which other stores do not all know; ours go with every object.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(LONGEST_CONNECT)
                        .socketTimeout(LONGEST_SILENCE));
        var keys = settings.keys();
        builder.credentialsProvider(keys == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        try {
            return builder.build();
        } catch (SdkException unclear) {
            throw new WarehouseException(
                    Kind.REFUSED,
                    "the warehouse " + settings.location() + " has no region. Name it in the warehouse's settings: region=ap-northeast-1",
                    unclear);
        }
    }
}

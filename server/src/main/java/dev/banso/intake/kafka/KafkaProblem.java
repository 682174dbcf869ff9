package dev.banso.intake.kafka;

import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/// Says of what Kafka or its client refused what a person can do about it.
final class KafkaProblem {
    private KafkaProblem() {}

    /// @param servers the brokers, as `--kafka` names them
    static String explain(Throwable failed, String servers) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String known = known(cause, servers);
            if (known != null) {
                return known;
            }
        }
        return "Kafka at " + servers + " fails: " + deepest(failed);
    }

    private static @Nullable String known(Throwable cause, String servers) {
        String kafka = "Kafka at " + servers;
        return switch (cause) {
            case GroupAuthorizationException group -> kafka + " does not let this user into the group " + Membership.GROUP
                    + "; allow Read and Describe on it";
            case AuthorizationException topic -> kafka + " does not let this user use the topic " + LinesTopic.NAME + " (" + topic.getMessage()
                    + "); allow Describe, Write, Read and Delete on it, and Create where it is not made by hand";
            case AuthenticationException user -> kafka + " refuses the user or certificate of --kafka-settings: " + user.getMessage();
            case UnsupportedVersionException old -> kafka + " is too old, version 4 is needed: " + old.getMessage();
            case InvalidReplicationFactorException few -> kafka + " has too few brokers for its usual number of replicas: " + few.getMessage()
                    + "; start more, or make the topic " + LinesTopic.NAME + " by hand";
            case NotEnoughReplicasException few -> kafka + " has too few replicas in sync to keep lines safely; start the brokers that are missing";
            case ConfigException wrong when String.valueOf(wrong.getMessage()).contains("bootstrap") ->
                    "no host of --kafka " + servers + " can be found; correct --kafka, or the name service";
            case ConfigException wrong -> "--kafka-settings does not suit Kafka's client: " + wrong.getMessage();
            case TimeoutException silent -> silence(servers);
            case org.apache.kafka.common.errors.TimeoutException silent -> silence(servers);
            default -> null;
        };
    }

    private static String silence(String servers) {
        return "no broker of Kafka at " + servers + " answers; start it, or correct --kafka";
    }

    private static String deepest(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}

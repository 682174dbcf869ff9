package dev.banso.lake;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.lake.LakeException.Problem;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question to the lake. All given conditions must hold; one that is not given always holds.
///
/// @param scope whose lines
/// @param from event time, inclusive
/// @param to event time, exclusive
/// @param address source or destination: an address or a network (`10.0.0.0/8`)
/// @param user part of the user name, whatever its case
/// @param attack the whole name of signature, anomaly or virus
/// @param text part of the original line, whatever its case
/// @param classes any of these; none given means all lines
/// @param path way of malware
/// @param blocked stopped or not
/// @param device the registry's device
/// @param source sender, as intake names it
/// @param after the place where the page before ended
/// @param limit rows at most, 1 to 1000
public record Search(
        Scope scope,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String address,
        @Nullable String user,
        @Nullable String attack,
        @Nullable String text,
        Set<ThreatClass> classes,
        @Nullable MalwarePath path,
        @Nullable Boolean blocked,
        @Nullable UUID device,
        @Nullable String source,
        @Nullable Cursor after,
        int limit) {
    private static final int MOST = 1000;

    /// Whose lines may be found. There is no default: the caller must know.
    public sealed interface Scope {
        /// Lines of these companies.
        record Companies(Set<UUID> companies) implements Scope {}

        /// Lines of all companies, without the quarantine.
        record AllCompanies() implements Scope {}

        /// Lines that belong to nobody yet.
        record Quarantine() implements Scope {}
    }

    /// Checks the limit.
    public Search {
        if (limit < 1 || limit > MOST) {
            throw new LakeException(Problem.INVALID, "a page has 1 to " + MOST + " rows");
        }
        classes = Set.copyOf(classes);
    }

    /// Begins a question about one company.
    public static Builder of(UUID company) {
        return new Builder(new Scope.Companies(Set.of(company)));
    }

    /// Begins a question about some companies.
    public static Builder of(Set<UUID> companies) {
        return new Builder(new Scope.Companies(Set.copyOf(companies)));
    }

    /// Begins a question about all companies.
    public static Builder ofAllCompanies() {
        return new Builder(new Scope.AllCompanies());
    }

    /// Begins a question about the quarantine.
    public static Builder ofQuarantine() {
        return new Builder(new Scope.Quarantine());
    }

    /// Gathers the conditions of a question; null takes a condition back.
    public static final class Builder {
        private final Scope scope;
        private @Nullable Instant from;
        private @Nullable Instant to;
        private @Nullable String address;
        private @Nullable String user;
        private @Nullable String attack;
        private @Nullable String text;
        private Set<ThreatClass> classes = Set.of();
        private @Nullable MalwarePath path;
        private @Nullable Boolean blocked;
        private @Nullable UUID device;
        private @Nullable String source;
        private @Nullable Cursor after;
        private int limit = 100;

        private Builder(Scope scope) {
            this.scope = scope;
        }

        /// See [Search#from()].
        public Builder from(@Nullable Instant value) {
            from = value;
            return this;
        }

        /// See [Search#to()].
        public Builder to(@Nullable Instant value) {
            to = value;
            return this;
        }

        /// See [Search#address()].
        public Builder address(@Nullable String value) {
            address = value;
            return this;
        }

        /// See [Search#user()].
        public Builder user(@Nullable String value) {
            user = value;
            return this;
        }

        /// See [Search#attack()].
        public Builder attack(@Nullable String value) {
            attack = value;
            return this;
        }

        /// See [Search#text()].
        public Builder text(@Nullable String value) {
            text = value;
            return this;
        }

        /// See [Search#classes()].
        public Builder classes(Set<ThreatClass> value) {
            classes = value;
            return this;
        }

        /// See [Search#path()].
        public Builder path(@Nullable MalwarePath value) {
            path = value;
            return this;
        }

        /// See [Search#blocked()].
        public Builder blocked(@Nullable Boolean value) {
            blocked = value;
            return this;
        }

        /// See [Search#device()].
        public Builder device(@Nullable UUID value) {
            device = value;
            return this;
        }

        /// See [Search#source()].
        public Builder source(@Nullable String value) {
            source = value;
            return this;
        }

        /// See [Search#after()].
        public Builder after(@Nullable Cursor value) {
            after = value;
            return this;
        }

        /// See [Search#limit()].
        public Builder limit(int value) {
            limit = value;
            return this;
        }

        /// The question.
        public Search build() {
            return new Search(
                    scope, from, to, address, user, attack, text, classes, path, blocked, device, source, after, limit);
        }
    }
}

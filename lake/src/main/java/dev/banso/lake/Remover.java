package dev.banso.lake;

import dev.banso.events.ThreatClass;
import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Takes rows out of the lake: what was not committed, what is too old, what was adopted. Files that hold none of them stay.
final class Remover {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Catalogue catalogue;
    private final Rewriter rewriter;
    private final Set<ThreatClass> keptClasses;

    Remover(Catalogue catalogue, Rewriter rewriter, Set<ThreatClass> keptClasses) {
        this.catalogue = catalogue;
        this.rewriter = rewriter;
        this.keptClasses = keptClasses;
    }

    /// Removes rows behind a sequence.
    void discardAfter(long sequence) throws SQLException, IOException {
        for (var file : catalogue.files(file -> file.last() > sequence)) {
            var rest = file.first() > sequence
                    ? List.<LineFile>of()
                    : rewrite(file, new Condition().and("sequence <= ?", sequence), Math.min(file.last(), sequence));
            catalogue.commit(Edit.replace(List.of(file), rest));
        }
    }

    /// Removes settled rows of these owners received before a time, and keeps those of kept classes apart.
    long expireLines(Instant before, Set<UUID> owners) throws SQLException, IOException {
        var bound = startOfDay(before);
        var removed = 0L;
        for (var file : expiring(Kind.SETTLED, bound, owners)) {
            var replacement = new ArrayList<>(rewriter.write(
                    Kind.SETTLED, List.of(file), received(">=", bound)));
            if (!file.holds(Owner.QUARANTINE)) {
                replacement.addAll(rewriter.write(Kind.KEPT, List.of(file), kept(received("<", bound))));
            }
            catalogue.commit(Edit.replace(List.of(file), replacement));
            removed += file.rows() - rows(replacement);
        }
        return removed;
    }

    /// Removes kept rows of these owners received before a time.
    long expireKept(Instant before, Set<UUID> owners) throws SQLException, IOException {
        var bound = startOfDay(before);
        var removed = 0L;
        for (var file : expiring(Kind.KEPT, bound, owners)) {
            removed += keepOnly(file, received(">=", bound));
        }
        return removed;
    }

    /// Removes the rows of a condition from the files wanted.
    long remove(Predicate<LineFile> wanted, Condition rows, Condition others) throws SQLException, IOException {
        var removed = 0L;
        for (var file : catalogue.files(wanted)) {
            if (rewriter.count(file, rows) > 0) {
                removed += keepOnly(file, others);
            }
        }
        return removed;
    }

    /// Removes the quarantined rows of a sender up to a sequence.
    long removeQuarantine(String source, long upTo) throws SQLException, IOException {
        return remove(
                file -> file.holds(Owner.QUARANTINE) && file.first() <= upTo,
                new Condition().and("company is null and source = ? and sequence <= ?", source, upTo),
                new Condition().and("not (company is null and source = ? and sequence <= ?)", source, upTo));
    }

    static Instant startOfDay(Instant time) {
        return time.atZone(TOKYO).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    private long keepOnly(LineFile file, Condition rows) throws SQLException, IOException {
        var rest = rewrite(file, rows, file.last());
        catalogue.commit(Edit.replace(List.of(file), rest));
        return file.rows() - rows(rest);
    }

    /// A mixed file goes on standing for its journal range, whatever rows are left in it.
    private List<LineFile> rewrite(LineFile file, Condition rows, long last) throws SQLException, IOException {
        return rewriter.write(file.kind(), List.of(file), rows).stream()
                .map(rest -> file.kind() == Kind.MIXED ? rest.withRange(file.level(), file.first(), last) : rest)
                .toList();
    }

    private List<LineFile> expiring(Kind kind, Instant bound, Set<UUID> owners) {
        var micros = LineSchema.micros(bound);
        return catalogue.files(file -> file.kind() == kind
                && file.minReceived() < micros
                && file.owners().hasAny(owners));
    }

    private Condition kept(Condition condition) {
        return condition.andIn("threat_class", keptClasses.stream().map(ThreatClass::code).toList());
    }

    private static Condition received(String comparison, Instant bound) {
        return new Condition().and("received " + comparison + " ?", bound.atOffset(ZoneOffset.UTC));
    }

    private static long rows(List<LineFile> files) {
        return files.stream().mapToLong(LineFile::rows).sum();
    }
}

/// The durable append log under intake: records are on disk before they count as received.
/// Start reading at [dev.banso.journal.Journal]; the file format is described in `docs/journal.md`.
@NullMarked
package dev.banso.journal;

import org.jspecify.annotations.NullMarked;

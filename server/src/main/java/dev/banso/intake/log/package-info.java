/// The durable log between listeners and workers: the journal on this machine's disk, or partitions of a topic that many
/// machines share.
@NullMarked
package dev.banso.intake.log;

import org.jspecify.annotations.NullMarked;

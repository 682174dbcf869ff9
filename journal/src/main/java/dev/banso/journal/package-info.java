/// The durable append log under intake: records are on disk before they count as received.
@NullMarked
package dev.banso.journal;

import org.jspecify.annotations.NullMarked;

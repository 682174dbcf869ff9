/// Replays a scenario through Banso's public entrances – syslog, pages, API – and compares what Banso then says with
/// what was published.
@NullMarked
package dev.banso.pilot;

import org.jspecify.annotations.NullMarked;

package dev.banso.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which lines one number of a figure counts. Alerts that cover none of them are not found; with it, the filter's span
/// means whole days in Japan.
///
/// @param counted true: what figures count (of tables 30 to 36 where no class is asked for; of table 32 where the service
///     provides the class); false: what a verdict took out of them; null: both
/// @param reactions what the device did: any of these
public record LineFilter(@Nullable Boolean counted, List<Reaction> reactions) {}

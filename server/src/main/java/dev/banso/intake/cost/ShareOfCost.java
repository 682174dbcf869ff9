package dev.banso.intake.cost;

import java.time.YearMonth;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A company's share of what the installation costs in a month of Japan.
///
/// @param lines of the month, by the time of the events
/// @param stored bytes in the lake, the mean of the days that were noted
/// @param work seconds in which lines of the month were read, stored and looked at
/// @param machineYen what the machine costs in that month; empty where nobody has said it
public record ShareOfCost(YearMonth month, Part lines, Part stored, Part work, OptionalLong machineYen) {
    /// The mean of the three shares, 0 to 1; of those that are known. Empty where none is.
    public OptionalDouble share() {
        return Stream.of(lines, stored, work).map(Part::share).flatMapToDouble(OptionalDouble::stream).average();
    }

    /// Its share of the machine's cost, to a whole yen, half up; empty where share or cost is unknown.
    public OptionalLong yen() {
        return share().isPresent() && machineYen.isPresent()
                ? OptionalLong.of(Math.round(share().getAsDouble() * machineYen.getAsLong()))
                : OptionalLong.empty();
    }
}

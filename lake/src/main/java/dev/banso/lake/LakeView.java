package dev.banso.lake;

import java.util.List;

/// What is in a lake, or in several that are looked at like one.
public interface LakeView extends LineSearch {
    /// How large it is, as a whole and for each company.
    LakeStatistics statistics();

    /// Quarantined lines of a sender in the order of their sequences; those that are not committed yet may be among them.
    ///
    /// @param source the sender, as it was stored
    /// @param after behind this sequence
    /// @param upTo up to this sequence
    /// @param most at most so many; fewer where they are long
    /// @return empty only where there is none
    List<StoredEvent> quarantined(String source, long after, long upTo, int most);

    /// How many of them there are.
    long countQuarantined(String source, long after, long upTo);
}

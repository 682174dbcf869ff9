package dev.banso.intake.log;

/// A part of the log that one worker at a time works off. How far it is stands in the database, not here: who commits
/// "worked off up to *n*" together with the results and reads from *n* + 1 counts everything exactly once.
public interface LogPartition {
    /// The number under which the database knows it: 0 is the journal.
    int number();

    /// The last durable record, as far as is known here; the place before the first record where there is none.
    long end();

    /// Reads from the first record whose sequence is at least this one.
    LogReader read(long fromSequence);

    /// Makes sure that new records come behind a sequence that is worked off already. To be called before the first read.
    void continueAfter(long sequence);

    /// Says that all records up to a sequence are worked off for good, so that their room is given back.
    void acknowledge(long sequence);

    /// Closes what was written so far, for data that must be gone soon: nothing of the records up to the returned sequence
    /// stays in the log's files when it is acknowledged.
    long seal();

    /// Lets go of all records up to a sequence, which are worked off, now rather than when it suits.
    default void forget(long sequence) {
        acknowledge(sequence);
    }

    /// Gives back what room it can where it is full, knowing what is worked off.
    default void makeRoom(long processed) {}
}

package dev.banso.problem;

/// Whose move it is when something went wrong.
public enum ErrorKind {
    /// The person or program that asked can mend it.
    USER,
    /// Something outside Banso failed: a mail server, a peer, a disk.
    EXTERNAL,
    /// A defect of Banso.
    INTERNAL,
    /// A bound was reached: size, time, rate, space.
    LIMIT
}

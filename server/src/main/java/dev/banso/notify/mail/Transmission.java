package dev.banso.notify.mail;

/// What became of one attempt to hand a mail over.
sealed interface Transmission {
    /// It was taken.
    record Taken() implements Transmission {}

    /// The server will never take mail to this address.
    record Bounced(String reason) implements Transmission {}

    /// The server will never take this mail.
    record Refused(String reason) implements Transmission {}

    /// This mail may be taken later.
    record Later(String reason) implements Transmission {}

    /// Nothing goes out now: the server is away, or does not know us.
    record Away(String reason) implements Transmission {}
}

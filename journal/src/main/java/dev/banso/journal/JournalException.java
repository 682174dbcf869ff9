package dev.banso.journal;

import org.jspecify.annotations.Nullable;

/// A journal cannot be opened or read; the message names the file and is meant for a person.
public final class JournalException extends RuntimeException {
    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

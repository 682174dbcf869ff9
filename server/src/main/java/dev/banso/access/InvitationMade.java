package dev.banso.access;

import java.util.UUID;

/// Somebody was invited; the link lets them set a password once.
///
/// @param link the whole address
public record InvitationMade(UUID accountId, String link) {
    /// The link is a secret and stays out of logs.
    @Override
    public String toString() {
        return "InvitationMade[" + accountId + "]";
    }
}

package dev.banso.operation;

import java.util.Locale;

/// A step of the platform's work whose time is measured: a batch of lines on its way, and what follows from it. The names
/// of metrics, pages and the API.
public enum Stage {
    /// A batch of lines is parsed, attributed, read and counted, and rules say of each line whether they are about it.
    READ,
    /// A batch is written into the lake.
    STORE,
    /// Rules and alerts take in the lines that they are about, within the transaction.
    DETECT,
    /// The transaction of a batch, or of several, [#DETECT] included.
    COMMIT,
    /// Files of the lake are merged and settled.
    SETTLE,
    /// Changes of alerts are turned into notices, up to a hundred at once.
    NOTICE,
    /// A mail is handed to the mail server.
    MAIL,
    /// A message is handed to a webhook.
    WEBHOOK,
    /// A monthly report is made or looked at again.
    REPORT,
    /// Lines are searched.
    SEARCH;

    /// The spelling of metrics, message keys and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.banso.notify.alert;

import java.time.Instant;

/// What a company was told of an alert last.
record Told(Said said, Instant at) {}

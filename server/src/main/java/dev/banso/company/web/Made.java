package dev.banso.company.web;

import java.util.UUID;

/// The number of what was made.
record Made(UUID id) {}

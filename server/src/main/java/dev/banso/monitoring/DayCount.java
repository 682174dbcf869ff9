package dev.banso.monitoring;

import java.time.LocalDate;
import java.util.UUID;

/// Lines of one day in Japan that a batch adds to an alert.
///
/// @param blocked as table `alert_day` spells it
record DayCount(UUID alert, UUID company, LocalDate day, String blocked, long count) {}

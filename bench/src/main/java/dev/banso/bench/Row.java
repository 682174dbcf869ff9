package dev.banso.bench;

import java.util.Locale;

/// One figure of one program.
record Row(String what, String subject, double value, String unit) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-34s %-16s %12.2f %s", what, subject, value, unit);
    }
}

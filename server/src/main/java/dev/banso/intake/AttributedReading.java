package dev.banso.intake;

import dev.banso.events.Reading;
import java.time.Instant;
import java.util.UUID;

/// One line of a company's device, read. Lines that nobody could attribute are in quarantine and never come this way.
///
/// @param sequence place in the journal: grows by one a line, never used twice
/// @param company whose line it is, by the device's assignment at the line's own time
/// @param device the device that sent it
/// @param source how it came: `udp 192.0.2.1`, `tls 192.0.2.1`, `import`, `adoption`
/// @param receivedAt when Banso received it, by Banso's clock
/// @param reading what the line says
/// @param line its bytes as sent, without the framing
public record AttributedReading(
        long sequence, UUID company, UUID device, String source, Instant receivedAt, Reading reading, byte[] line) {}

package dev.banso.lake;

import dev.banso.events.IpAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The one spelling under which an address is stored, so that equal addresses are equal texts and networks are prefixes.
final class Addresses {
    private Addresses() {}

    /// IPv4 as four numbers, IPv6 as eight groups of four lower-case digits; text that is no address stays as it is.
    static @Nullable String canonical(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.indexOf(':') < 0 && !hasLeadingZero(text)) {
            return text;
        }
        var address = IpAddress.parse(text);
        return address == null ? text : text(address);
    }

    static String text(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "." + (address[3] & 255);
        }
        var text = new StringBuilder(39);
        for (var group = 0; group < 8; group++) {
            if (group > 0) {
                text.append(':');
            }
            HexFormat.of().formatHex(text, new byte[] {address[2 * group], address[2 * group + 1]});
        }
        return text.toString();
    }

    private static boolean hasLeadingZero(String text) {
        for (var i = 0; i + 1 < text.length(); i++) {
            var startsNumber = i == 0 || text.charAt(i - 1) == '.';
            if (startsNumber && text.charAt(i) == '0' && text.charAt(i + 1) != '.') {
                return true;
            }
        }
        return false;
    }
}

package dev.banso.events;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Reads addresses as text without ever asking a name server.
public final class IpAddress {
    private IpAddress() {}

    /// The 4 or 16 bytes of an address; null where the text is none. IPv4 inside IPv6 (`::ffff:10.0.0.1`) comes as IPv4.
    public static byte @Nullable [] parse(String text) {
        return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
    }

    static String format(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    private static byte @Nullable [] parseV4(String text) {
        if (text.length() < 7 || text.length() > 15) {
            return null;
        }
        var address = new byte[4];
        var part = 0;
        var value = -1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) {
                    return null;
                }
            } else if (c == '.' && value >= 0 && part < 3) {
                address[part++] = (byte) value;
                value = -1;
            } else {
                return null;
            }
        }
        if (part != 3 || value < 0) {
            return null;
        }
        address[3] = (byte) value;
        return address;
    }

    private static byte @Nullable [] parseV6(String text) {
        var zone = text.indexOf('%');
        var plain = zone < 0 ? text : text.substring(0, zone);
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
                return null;
            }
        }
        try {
            return InetAddress.getByName(plain).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}

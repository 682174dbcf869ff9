package dev.banso.events;

import java.util.Arrays;

/// An IPv4 or IPv6 network in CIDR notation.
public final class Network {
    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /// Reads `192.168.0.0/16`, `fd00::/8` or a single address.
    ///
    /// @throws IllegalArgumentException with a message for the person where the text is no network
    public static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        var bits = address.length * 8;
        var prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(address, prefix);
    }

    private static int prefix(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /// Whether the address (4 or 16 bytes) lies in this network.
    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        var whole = prefix / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        var rest = prefix % 8;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && prefix == that.prefix && Arrays.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefix;
    }

    @Override
    public String toString() {
        return IpAddress.format(address) + "/" + prefix;
    }
}

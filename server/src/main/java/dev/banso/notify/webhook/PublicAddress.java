package dev.banso.notify.webhook;

import dev.banso.problem.BansoException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Keeps webhooks from reaching into our own network: what a name resolves to must be a public address, and the call
/// goes to exactly the address that was checked.
final class PublicAddress {
    private PublicAddress() {}

    /// An address of that host that may be called.
    ///
    /// @param mayBePrivate the administrator has allowed private and loopback addresses
    /// @throws BansoException where there is none
    static InetAddress of(String host, boolean mayBePrivate) {
        try {
            InetAddress[] found = InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
            if (mayBePrivate || Arrays.stream(found).allMatch(PublicAddress::isPublic)) {
                return found[0];
            }
        } catch (UnknownHostException unknown) {
            throw BansoException.user("notify.error.host-unknown", host);
        }
        throw BansoException.user("notify.error.host-private", host);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /// Only global unicast (2000::/3), and of it nothing that wraps an IPv4 address which is not public.
    private static boolean isPublicV6(byte[] bytes) {
        int head = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        if ((head & 0xe000) != 0x2000) {
            return false;
        }
        if (head == 0x2002) {
            return isPublicV4(bytes, 2);
        }
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        // 2001:0::/32 Teredo, 2001:db8::/32 documentation, 2001:10::/28 ORCHID
        return head != 0x2001 || (second != 0 && second != 0x0db8 && (second & 0xfff0) != 0x0010);
    }
}

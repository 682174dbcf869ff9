package dev.banso.lake;

import dev.banso.events.IpAddress;
import dev.banso.lake.LakeException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An address or a network as a term over stored addresses, which are spelled as [Addresses] does: whole parts of a network
/// are a prefix of the text, the part that it divides is compared by itself.
final class AddressRange {
    private AddressRange() {}

    /// Adds "this address at either end".
    static void require(Condition condition, String text) {
        var slash = text.indexOf('/');
        var address = IpAddress.parse((slash < 0 ? text : text.substring(0, slash)).strip());
        if (address == null) {
            throw new LakeException(Problem.INVALID, "not an address or network: " + text);
        }
        var bits = slash < 0 ? address.length * 8 : bits(text, slash, address.length * 8);
        if (bits == address.length * 8) {
            var spelled = Addresses.text(address);
            condition.and("(src_ip = ? or dst_ip = ?)", spelled, spelled);
        } else {
            network(condition, address, bits);
        }
    }

    private static void network(Condition condition, byte[] address, int bits) {
        var separator = address.length == 4 ? "." : ":";
        var partBits = address.length == 4 ? 8 : 16;
        var parts = List.of(Addresses.text(address).split("\\" + separator));
        var whole = bits / partBits;
        var prefix = String.join(separator, parts.subList(0, whole)) + (whole == 0 ? "" : separator);
        var terms = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var column : List.of("src_ip", "dst_ip")) {
            var term = "starts_with(" + column + ", ?) and contains(" + column + ", ?)";
            values.add(prefix);
            values.add(separator);
            if (bits % partBits > 0) {
                var number = separator.equals(".") ? "%s" : "'0x' || %s";
                term += " and try_cast(" + number.formatted("split_part(%s, '%s', %d)".formatted(column, separator, whole + 1))
                        + " as integer) between ? and ?";
                var low = lowest(parts.get(whole), partBits, bits % partBits);
                values.add(low);
                values.add(low + (1 << partBits - bits % partBits) - 1);
            }
            terms.add("(" + term + ")");
        }
        condition.and("(" + String.join(" or ", terms) + ")", values.toArray());
    }

    private static int lowest(String part, int partBits, int usedBits) {
        var number = Integer.parseInt(part.toLowerCase(Locale.ROOT), partBits == 8 ? 10 : 16);
        return number >>> partBits - usedBits << partBits - usedBits;
    }

    private static int bits(String text, int slash, int most) {
        var digits = text.substring(slash + 1).strip();
        var bits = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > most) {
            throw new LakeException(Problem.INVALID, "not a network: " + text);
        }
        return bits;
    }
}

package dev.banso.events.line;

import java.util.HexFormat;

/// A way to write a number in which every number is written in exactly one way, so that the number stands for its text.
public enum Spelling {
    /// Digits without leading zeros, at most eighteen.
    NUMBER {
        @Override
        public long read(byte[] line, int from, int to) {
            if (from == to || to - from > 18 || line[from] == '0' && to - from > 1) {
                return NONE;
            }
            return digits(line, from, to);
        }

        @Override
        public void write(long number, Bytes target) {
            target.putNumber(number, 1);
        }
    },

    /// A hardware address: six bytes in lower case hexadecimal, with colons between them.
    HARDWARE_ADDRESS {
        @Override
        public long read(byte[] line, int from, int to) {
            if (to - from != 17) {
                return NONE;
            }
            var number = 0L;
            for (var i = 0; i < 17; i++) {
                var digit = i % 3 == 2 ? 0 : hexadecimal(line[from + i]);
                if (digit < 0 || i % 3 == 2 && line[from + i] != ':') {
                    return NONE;
                }
                number = i % 3 == 2 ? number : number << 4 | digit;
            }
            return number;
        }

        @Override
        public void write(long number, Bytes target) {
            for (var shift = 40; shift >= 0; shift -= 8) {
                hexadecimal(number >> shift, 2, target);
                if (shift > 0) {
                    target.put(':');
                }
            }
        }
    };

    /// What is read where the text is not spelled so.
    public static final long NONE = -1;

    /// The number that a text spells; [#NONE] where it is spelled in another way.
    public abstract long read(byte[] line, int from, int to);

    /// Writes a number as it was read.
    public abstract void write(long number, Bytes target);

    /// The number of some digits, whatever zeros come first; [#NONE] where other bytes are among them.
    public static long digits(byte[] line, int from, int to) {
        var number = 0L;
        for (var i = from; i < to; i++) {
            var digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// Whether a text is a UUID in lower case, which two numbers stand for.
    public static boolean isUuid(byte[] line, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (var i = 0; i < 36; i++) {
            var dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? line[from + i] != '-' : hexadecimal(line[from + i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Sixteen of a UUID's digits as a number.
    ///
    /// @param from place of the first digit of a UUID, or of its nineteenth character
    public static long uuidHalf(byte[] line, int from) {
        var number = 0L;
        for (int i = from, digits = 0; digits < 16; i++) {
            if (line[i] != '-') {
                number = number << 4 | hexadecimal(line[i]);
                digits++;
            }
        }
        return number;
    }

    private static int hexadecimal(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }

    private static void hexadecimal(long number, int digits, Bytes target) {
        for (var i = digits - 1; i >= 0; i--) {
            target.put(HexFormat.of().toLowHexDigit((int) (number >> 4 * i)));
        }
    }
}

package dev.banso.events.line;

import java.util.Arrays;

/// Where the values of a line stand. Whatever the line, they follow one another without overlapping; what is between them is
/// text that lines of one kind share: keys, quotes, separators, the words of the header.
///
/// No meaning is read here: a strange line is cut strangely, and loses nothing. Made to be filled again by one thread.
public final class LineCuts {
    private byte[] line = {};
    private int end;
    private int at;
    private int count;
    /// Four numbers a value: its key from and to, itself from and to.
    private int[] places = new int[4 * 64];

    /// No cuts.
    public LineCuts() {}

    /// Finds the values of `key=value` in all its spellings (CSV, CEF), of JSON, and the words with digits elsewhere.
    public void cut(byte[] newLine) {
        line = newLine;
        end = newLine.length;
        at = 0;
        count = 0;
        while (end > 0 && line[end - 1] >= 0 && line[end - 1] <= ' ') {
            end--;
        }
        skipPriority();
        while (at < end) {
            if (isSeparator(line[at])) {
                at++;
            } else if (line[at] == '{') {
                json();
            } else {
                pairOrWord();
            }
        }
    }

    /// How many values there are.
    public int count() {
        return count;
    }

    /// Where a value begins.
    public int from(int value) {
        return places[4 * value + 2];
    }

    /// Where a value ends.
    public int to(int value) {
        return places[4 * value + 3];
    }

    /// Where the key of a value begins; where it ends, too, if it has none.
    public int keyFrom(int value) {
        return places[4 * value];
    }

    /// Where the key of a value ends.
    public int keyTo(int value) {
        return places[4 * value + 1];
    }

    /// `<189>` is the same in most lines.
    private void skipPriority() {
        if (end > 0 && line[0] == '<') {
            for (var i = 1; i < Math.min(end, 6); i++) {
                if (line[i] == '>') {
                    at = i + 1;
                }
            }
        }
    }

    private void pairOrWord() {
        var start = at;
        var key = keyEnd(start);
        if (key > start && key < end && line[key] == '=') {
            at = key + 1;
            if (at < end && line[at] == '"') {
                at++;
                var from = at;
                skipString();
                add(start, key, from, at++);
            } else {
                var from = at;
                skipUnquoted();
                add(start, key, from, at);
            }
        } else {
            word(start);
        }
    }

    private void word(int start) {
        var digits = false;
        do {
            digits |= isDigit(line[at++]);
        } while (at < end && !isSeparator(line[at]));
        if (digits) {
            add(start, start, start, at);
        }
    }

    /// Up to the quote that no backslash stands before, or to the end.
    private void skipString() {
        while (at < end && line[at] != '"') {
            at += line[at] == '\\' ? 2 : 1;
        }
        at = Math.min(at, end);
    }

    /// A value without quotes goes on until the next pair begins: CEF writes spaces in values.
    private void skipUnquoted() {
        while (at < end && !(isSeparator(line[at]) && pairFollows())) {
            do {
                at++;
            } while (at < end && isSeparator(line[at]) && isSeparator(line[at - 1]));
        }
    }

    private boolean pairFollows() {
        var start = at;
        while (start < end && isSeparator(line[start])) {
            start++;
        }
        var key = keyEnd(start);
        return key > start && key < end && line[key] == '=';
    }

    private int keyEnd(int start) {
        var key = start;
        while (key < end && isKeyByte(line[key])) {
            key++;
        }
        return key;
    }

    private void json() {
        var keyFrom = at;
        var keyTo = at;
        while (at < end) {
            if (line[at] == '"') {
                var from = ++at;
                skipString();
                var to = at;
                at = Math.min(at + 1, end);
                if (at < end && line[at] == ':') {
                    keyFrom = from;
                    keyTo = to;
                } else {
                    add(keyFrom, keyTo, from, to);
                }
            } else if ((isDigit(line[at]) || line[at] == '-') && ":[, ".indexOf(line[at - 1]) >= 0) {
                var from = at;
                while (at < end && ",]} \"".indexOf(line[at]) < 0) {
                    at++;
                }
                add(keyFrom, keyTo, from, at);
            } else {
                at++;
            }
        }
    }

    private void add(int keyFrom, int keyTo, int from, int to) {
        if (4 * count == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[4 * count] = keyFrom;
        places[4 * count + 1] = keyTo;
        places[4 * count + 2] = from;
        places[4 * count + 3] = to;
        count++;
    }

    private static boolean isSeparator(byte b) {
        return b == ' ' || b == ',' || b == '|' || b == '\t';
    }

    private static boolean isKeyByte(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) || b == '_' || b == '-' || b == '.';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}

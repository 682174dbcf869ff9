package dev.banso.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Generated lines that leave together, each ended by a newline. Their times can be set anew, which costs little.
final class LineBlock {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Asia/Tokyo"));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

    private final byte[] bytes;
    private final int[] dates;
    private final int[] times;
    private final int[] seconds;

    LineBlock(List<String> lines) {
        bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        dates = new int[lines.size()];
        times = new int[lines.size()];
        seconds = new int[lines.size()];
        int start = 0;
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number);
            dates[number] = start + after(line, "date=");
            times[number] = start + after(line, " time=");
            seconds[number] = start + after(line, " eventtime=");
            start += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
    }

    /// Where the value begins; what stands before it is ASCII.
    private static int after(String line, String key) {
        int place = line.indexOf(key);
        if (place < 0) {
            throw new IllegalArgumentException("no " + key.strip() + " in " + line);
        }
        return place + key.length();
    }

    int lines() {
        return dates.length;
    }

    /// The lines as if all of them had happened in this second.
    ByteBuffer at(Instant time) {
        put(dates, DATE.format(time));
        put(times, TIME.format(time));
        put(seconds, Long.toString(time.getEpochSecond()));
        return ByteBuffer.wrap(bytes);
    }

    private void put(int[] places, String text) {
        byte[] value = text.getBytes(StandardCharsets.US_ASCII);
        for (int place : places) {
            System.arraycopy(value, 0, bytes, place, value.length);
        }
    }
}

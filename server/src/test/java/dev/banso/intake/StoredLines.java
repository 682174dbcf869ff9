package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What an installation has of a sender's lines, which may have come to it, or to one before it on the same folder.
public record StoredLines(RunningBanso banso, Sender sender) {
    private static final Pattern NUMBER = Pattern.compile("sessionid=(\\d+)");

    /// The numbers of the company's lines as the search finds them, sorted; one that is there twice comes twice.
    public List<Integer> numbers() {
        String token = banso.token();
        List<Integer> numbers = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = banso.api("GET", "/api/v1/search?company=" + sender.company + "&from=2020-09-01&limit=1000" + cursor, token, null).json();
            page.get("items").forEach(line -> numbers.add(number(line.get("line").asString())));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return numbers.stream().sorted().toList();
    }

    private static int number(String line) {
        Matcher number = NUMBER.matcher(line);
        assertThat(number.find()).as(line).isTrue();
        return Integer.parseInt(number.group(1));
    }

    /// Lines that were counted for the device, over all days.
    public long counted() {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select coalesce(sum(lines), 0)::bigint from device_day where device_id = :device")
                .param("device", sender.device).query(Long.class).single());
    }
}

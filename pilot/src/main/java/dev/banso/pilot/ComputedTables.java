package dev.banso.pilot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an installation says, in the shape of the published tables: tables 2 to 5, 30, 33 to 36 and 49.
final class ComputedTables {
    /// The published row of each class (table 30) and path (table 34).
    private static final Map<String, String> LABELS = Map.of(
            "inbound", "外部からの不正アクセス検知および防御（外→内）",
            "outbound", "内部不正プログラム検知および防御（内→外）",
            "malware", "マルウェアの検知および無害化",
            "mail", "電子メール",
            "web", "Webサイト接続");

    private final ApiClient api;
    private final String period;

    ComputedTables(ApiClient api, Scenario scenario) {
        this.api = api;
        this.period = "from=" + scenario.firstMonth() + "&to=" + scenario.lastMonth();
    }

    /// The table of that number, or empty where the product has nothing to say on it yet.
    Optional<Table> get(int number) throws IOException, InterruptedException {
        return switch (number) {
            case 2 -> Optional.of(companies(number, "prefecture", "合計"));
            case 3 -> Optional.of(companies(number, "industry", "総計"));
            case 4 -> Optional.of(companies(number, "capital", "総計"));
            case 5 -> Optional.of(companies(number, "employees", "総計"));
            case 30 -> Optional.of(figures(number, "class-month?" + period, true));
            case 33 -> Optional.of(figures(number, "attack-month?class=inbound&" + period, true));
            case 34 -> Optional.of(figures(number, "path-month?" + period, true));
            case 35 -> Optional.of(figures(number, "attack-month?class=malware&path=mail&" + period, true));
            case 36 -> Optional.of(figures(number, "attack-month?class=malware&path=web&" + period, true));
            case 49 -> Optional.of(figures(number, "class-month?" + period, false));
            default -> Optional.empty();
        };
    }

    /// Companies monitored per month, as statistics say.
    Map<String, Integer> monitored() throws IOException, InterruptedException {
        Map<String, Integer> monitored = new LinkedHashMap<>();
        api.get("/figures/class-month?" + period).path("monitored").properties()
                .forEach(month -> monitored.put(month.getKey(), month.getValue().asInt()));
        return monitored;
    }

    /// Detections of the counted classes per month, added up over the companies' own monthly reports.
    Map<String, Integer> reported() throws IOException, InterruptedException {
        Map<String, Integer> reported = new LinkedHashMap<>();
        for (String month : columns(api.get("/figures/class-month?" + period))) {
            if (month.equals("total")) {
                continue;
            }
            int sum = 0;
            for (JsonNode report : all("/reports?month=" + month)) {
                sum += report.path("total").asInt();
            }
            reported.put(month, sum);
        }
        return reported;
    }

    private List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(path + "&limit=200" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private Table companies(int number, String dimension, String total) throws IOException, InterruptedException {
        JsonNode answer = api.get("/figures/companies?by=" + dimension);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        answer.path("rows").forEach(row -> rows.put(row.path("key").asString(), List.of(row.path("count").asInt())));
        rows.put(total, List.of(answer.path("total").asInt()));
        return new Table(number, "", List.of("count"), rows);
    }

    private Table figures(int number, String path, boolean withTotal) throws IOException, InterruptedException {
        JsonNode answer = api.get("/figures/" + path);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        answer.path("rows").forEach(row -> {
            String key = row.path("key").asString();
            rows.put(LABELS.getOrDefault(key, key), counts(row));
        });
        if (withTotal) {
            rows.put("合計", counts(answer.path("total")));
        }
        return new Table(number, "", columns(answer), rows);
    }

    private static List<Integer> counts(JsonNode row) {
        List<Integer> counts = new ArrayList<>();
        row.path("counts").forEach(count -> counts.add(count.asInt()));
        counts.add(row.path("total").asInt());
        return counts;
    }

    private static List<String> columns(JsonNode answer) {
        List<String> columns = new ArrayList<>();
        answer.path("months").forEach(month -> columns.add(month.asString()));
        columns.add("total");
        return columns;
    }
}

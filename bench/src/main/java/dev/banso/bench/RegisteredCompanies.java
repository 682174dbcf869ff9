package dev.banso.bench;

import dev.banso.pilot.ApiClient;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Companies with one firewall each, as a provider enters them: number N has the firewall N of [GeneratedLines].
///
/// @param ids the companies' ids, by number
record RegisteredCompanies(List<String> ids) {
    /// Companies are in all of them, in turns.
    static final List<String> PREFECTURES = List.of("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県",
            "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県",
            "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県",
            "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県");

    static RegisteredCompanies register(ApiClient api, int companies, Instant assignedFrom) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < companies; number++) {
            String id = api.post("/companies", company(number)).path("id").asString();
            api.post("/companies/" + id + "/devices", device(number, assignedFrom));
            ids.add(id);
        }
        return new RegisteredCompanies(List.copyOf(ids));
    }

    private static Map<String, Object> company(int number) {
        return Map.of("name", "測定 " + number, "nameKana", "", "prefecture", PREFECTURES.get(number % PREFECTURES.size()),
                "industry", String.valueOf((char) ('A' + number % 20)), "capitalYen", 10_000_000L * (1 + number % 20), "employees", 5 + number % 300,
                "locale", "ja", "services", List.of());
    }

    private static Map<String, Object> device(int number, Instant assignedFrom) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("name", "UTM-" + number);
        device.put("vendor", "fortigate");
        device.put("devid", GeneratedLines.devid(number));
        device.put("vd", "root");
        device.put("sourceAddresses", List.of("127.0.0.1"));
        device.put("firmware", "6.4.2");
        device.put("timeZone", "Asia/Tokyo");
        device.put("interfaces", Map.of("wan1", "external", "internal", "internal"));
        device.put("networks", List.of(GeneratedLines.inside(number) + ".0/24"));
        device.put("wanAddresses", List.of(GeneratedLines.outside(number)));
        device.put("silenceLimit", 172_800);
        device.put("assignedFrom", OffsetDateTime.ofInstant(assignedFrom, ZoneOffset.UTC).toString());
        return device;
    }
}

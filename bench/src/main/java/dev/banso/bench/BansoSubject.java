package dev.banso.bench;

import dev.banso.pilot.ApiClient;
import dev.banso.pilot.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Banso with 40 registered firewalls: received, parsed, classified, judged by the shipped rules, counted and stored.
final class BansoSubject implements Subject {
    private final Instant clock;
    private @Nullable Installation installation;
    private @Nullable ApiClient api;

    BansoSubject(Instant clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "banso";
    }

    @Override
    public void start() throws IOException, InterruptedException {
        Installation started = Installation.start(0, clock);
        installation = started;
        String password = "a password for the bench";
        ApiClient.submit(started.address(), started.firstLink(), Map.of("provider", "測定", "prefecture", "宮城県", "name", "測定",
                "email", Installation.ADMINISTRATOR, "password", password, "repeated", password));
        ApiClient client = new ApiClient(started.address(), started.token());
        api = client;
        for (int number = 0; number < GeneratedLines.DEVICES; number++) {
            register(client, number);
        }
    }

    private void register(ApiClient client, int number) throws IOException, InterruptedException {
        String company = client.post("/companies", Map.of("name", "測定 " + number, "nameKana", "", "prefecture", "宮城県", "industry", "E",
                "capitalYen", 10_000_000, "employees", 20, "locale", "ja", "services", List.of())).path("id").asString();
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("name", "UTM-" + number);
        device.put("vendor", "fortigate");
        device.put("devid", GeneratedLines.devid(number));
        device.put("vd", "root");
        device.put("sourceAddresses", List.of("127.0.0.1"));
        device.put("firmware", "6.4.2");
        device.put("timeZone", "Asia/Tokyo");
        device.put("interfaces", Map.of("wan1", "external", "internal", "internal"));
        device.put("networks", List.of("192.168." + number + ".0/24"));
        device.put("wanAddresses", List.of("203.0.113." + number));
        device.put("silenceLimit", 172_800);
        device.put("assignedFrom", OffsetDateTime.ofInstant(clock.minusSeconds(86_400), ZoneOffset.UTC).toString());
        client.post("/companies/" + company + "/devices", device);
    }

    private Installation running() {
        return Objects.requireNonNull(installation, "not started");
    }

    @Override
    public int port() {
        return running().syslogPort();
    }

    @Override
    public long stored() throws IOException, InterruptedException {
        return Objects.requireNonNull(api, "not started").get("/intake").path("processed").asLong();
    }

    @Override
    public long bytes() throws IOException, InterruptedException {
        // Files are merged in the background; what is being written meanwhile is not stored yet.
        Path lake = running().data().resolve("lake");
        long before = -1;
        long now = stored(lake);
        while (now != before) {
            Thread.sleep(3_000);
            before = now;
            now = stored(lake);
        }
        return now;
    }

    private static long stored(Path lake) throws IOException {
        return Folders.bytes(lake) - Folders.bytes(lake.resolve("work"));
    }

    @Override
    public double cpuSeconds() throws IOException {
        return ProcessorTime.of(ProcessHandle.of(running().pid()).orElseThrow());
    }

    @Override
    public void close() {
        if (installation != null) {
            installation.close();
            installation = null;
        }
    }
}

package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.clock.MovableClock;
import dev.banso.intake.IntakeAddresses;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// As many identical detections as come through the port in half a minute make one alert and one mail. With
/// `-Dbanso.lines=1000000` a million.
class FloodTest {
    private static final int LINES = Integer.getInteger("banso.lines", 100_000);

    @Test
    void manyIdenticalDetectionsAreOneAlertAndOneMail() throws Exception {
        try (SmtpSink sink = new SmtpSink();
                RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--smtp", sink.address(), "--smtp-sender", "soc@banso.example")) {
            String token = banso.token();
            UUID company = id(banso.api("POST", "/api/v1/companies", token, """
                    {"name":"殺到商店","prefecture":"青森県","industry":"E","capitalYen":1,"employees":1,"locale":"ja","services":[]}"""));
            banso.api("POST", "/api/v1/companies/" + company + "/contacts", token, """
                    {"name":"担当","email":"contact@satto.example","locale":"ja","minimumSeverity":1,"rank":1,"wantsReports":true}""");
            id(banso.api("POST", "/api/v1/companies/" + company + "/devices", token, """
                    {"name":"UTM","vendor":"fortigate","devid":"FGT60E0000000001","vd":"root","sourceAddresses":["127.0.0.1","::1"],"firmware":"6.4.2",
                     "interfaces":{"wan1":"external","internal":"internal"},"assignedFrom":"2020-09-01T00:00:00+09:00"}"""));
            long start = System.nanoTime();
            send(banso);
            await(() -> processed(banso, token) >= LINES, Duration.ofMinutes(4));
            System.out.printf("%,d identical detections through the port in %.1f s%n", LINES, (System.nanoTime() - start) / 1e9);
            JsonNode alerts = banso.api("GET", "/api/v1/alerts?company=" + company, token, null).json().get("items");
            assertThat(alerts).hasSize(1);
            assertThat(alerts.get(0).get("count").asLong()).isEqualTo(LINES);
            Firm firm = Firm.again(banso, company);
            firm.awaitMails("sent", 1);
            firm.settle();
            assertThat(sink.taken()).extracting(SmtpSink.Taken::to).containsExactly("<contact@satto.example>");
            assertThat(firm.mails()).hasSize(1);
        }
    }

    private static void send(RunningBanso banso) throws Exception {
        long time = banso.bean(MovableClock.class).instant().toEpochMilli() * 1_000_000L;
        byte[] line = ("<185>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime=" + time + " tz=\"+0900\" logid=\"0419016384\" type=\"utm\""
                + " subtype=\"ips\" eventtype=\"signature\" level=\"alert\" severity=\"high\" srcip=203.0.113.9 srcport=40000 srcintf=\"wan1\""
                + " srcintfrole=\"wan\" dstip=192.168.1.10 dstport=443 dstintf=\"internal\" dstintfrole=\"lan\" sessionid=1 action=\"detected\" proto=6"
                + " service=\"HTTPS\" attack=\"OpenSSL.Heartbleed.Attack\" direction=\"outgoing\"\n").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), banso.bean(IntakeAddresses.class).tcp());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            for (int number = 0; number < LINES; number++) {
                out.write(line);
            }
        }
    }

    private static long processed(RunningBanso banso, String token) {
        return banso.api("GET", "/api/v1/intake", token, null).json().get("processed").asLong();
    }

    private static void await(java.util.function.BooleanSupplier condition, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("everything is processed in time").isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static UUID id(RunningBanso.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.json().get("id").asString());
    }
}

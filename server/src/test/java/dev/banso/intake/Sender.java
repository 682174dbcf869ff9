package dev.banso.intake;

import dev.banso.RunningBanso;
import dev.banso.company.Companies;
import dev.banso.company.CompanyDetails;
import dev.banso.company.DeviceEntry;
import dev.banso.company.Devices;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A company with one FortiGate on this machine, which sends lines to an installation.
public final class Sender {
    private static final AtomicInteger SERIALS = new AtomicInteger();

    final RunningBanso banso;
    public final String serial;
    public final UUID company;
    public final UUID device;

    public Sender(RunningBanso banso) {
        this(banso, null, List.of("127.0.0.1", "::1"));
    }

    Sender(RunningBanso banso, String certificate, List<String> addresses) {
        this.banso = banso;
        this.serial = "FGT60E%010d".formatted(SERIALS.incrementAndGet());
        this.company = company(banso, "送信商会 " + serial);
        this.device = device(entry(certificate, addresses));
    }

    private Sender(RunningBanso banso, Sender same) {
        this.banso = banso;
        this.serial = same.serial;
        this.company = same.company;
        this.device = same.device;
    }

    /// The same company and device after the installation started again.
    public Sender at(RunningBanso again) {
        return new Sender(again, this);
    }

    static UUID company(RunningBanso banso, String name) {
        return Scope.system("test").get(() -> banso.bean(Companies.class).create(
                new CompanyDetails(name, "", "青森県", "E", 10_000_000, 20, Locale.JAPANESE, Set.of())));
    }

    UUID device(DeviceEntry entry) {
        return Scope.system("test").get(() -> banso.bean(Devices.class).create(company, entry.check(),
                OffsetDateTime.parse("2020-09-01T00:00:00+09:00").toInstant()));
    }

    DeviceEntry entry(String certificate, List<String> addresses) {
        return new DeviceEntry(null, "UTM", "fortigate", serial, "root", null, addresses, certificate, "6.4.2", null,
                Map.of("wan1", "external", "internal", "internal"), List.of(), List.of(), 3600, null);
    }

    /// One harmless line of traffic, told apart by a number.
    String line(int number) {
        return line(number, "2020-10-01", "09:00:00");
    }

    String line(int number, String date, String time) {
        return "<189>date=%s time=%s devname=\"fw\" devid=\"%s\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\" vd=\"root\" srcip=10.0.0.5 srcport=%d srcintf=\"internal\" dstip=203.0.113.9 dstport=443 dstintf=\"wan1\" sessionid=%d action=\"close\" service=\"HTTPS\""
                .formatted(date, time, serial, 1024 + number % 60_000, number);
    }

    /// One line of an attack from outside on an inside server, told apart by a number; it happened as the clocks of tests start.
    public String attack(int number, String attack) {
        return attack(number, attack, "2020-10-01", "00:00:00");
    }

    String attack(int number, String attack, String date, String time) {
        return "<185>date=%s time=%s devname=\"fw\" devid=\"%s\" logid=\"0419016384\" type=\"utm\" subtype=\"ips\" eventtype=\"signature\" level=\"alert\" vd=\"root\" severity=\"high\" srcip=203.0.113.9 srcport=4444 srcintf=\"wan1\" srcintfrole=\"wan\" dstip=10.0.0.5 dstport=443 dstintf=\"internal\" dstintfrole=\"lan\" sessionid=%d action=\"dropped\" direction=\"incoming\" service=\"HTTPS\" attack=\"%s\" attackid=1"
                .formatted(date, time, serial, number, attack);
    }

    void udp(String... lines) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (String line : lines) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), addresses().udp()));
            }
        }
    }

    public void tcp(String stream) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), addresses().tcp())) {
            socket.getOutputStream().write(stream.getBytes(StandardCharsets.UTF_8));
        }
    }

    IntakeAddresses addresses() {
        return banso.bean(IntakeAddresses.class);
    }

    /// Lines that were counted for the device, over all days.
    long counted() {
        return new StoredLines(banso, this).counted();
    }

    /// Waits until that many lines are counted; a moment longer to see whether there are more.
    public long countedOnce(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (counted() < expected && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30));
        return counted();
    }
}

package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.company.Attribution.Attributed;
import dev.banso.company.Attribution.Reason;
import dev.banso.company.Attribution.Unattributed;
import dev.banso.database.Scope;
import dev.banso.events.Claim;
import dev.banso.events.Side;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeviceRegistryTest {
    private static final Instant OCTOBER = Instant.parse("2020-09-30T15:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2020-11-30T15:00:00Z");
    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final RunningBanso banso = RunningBanso.shared();
    private final DeviceRegistry registry = banso.bean(DeviceRegistry.class);
    private final Devices devices = banso.bean(Devices.class);

    @Test
    void attributesALineWithTheRightAddressSerialAndDomain() {
        String serial = serial();
        UUID company = company();
        UUID device = register(company, entry(serial).build());
        assertThat(registry.attribute(new Claim(serial, "root", "fw"), udp("192.0.2.10"), OCTOBER))
                .isInstanceOfSatisfying(Attributed.class, found -> {
                    assertThat(found.company()).isEqualTo(company);
                    assertThat(found.device()).isEqualTo(device);
                    assertThat(found.profile().interfaces()).containsEntry("wan1", Side.EXTERNAL);
                    assertThat(found.profile().assignedFrom()).isEqualTo(OCTOBER);
                });
    }

    @Test
    void doesNotBelieveAKnownSerialFromAnotherAddress() {
        String serial = serial();
        register(company(), entry(serial).build());
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("192.0.2.11"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.SOURCE_MISMATCH));
    }

    @Test
    void doesNotBelieveAKnownAddressWithAnotherSerialOrDomain() {
        String serial = serial();
        register(company(), entry(serial).build());
        assertThat(registry.attribute(new Claim("FGT-OTHER", "root", null), udp("192.0.2.10"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.UNKNOWN_DEVICE));
        assertThat(registry.attribute(new Claim(serial, "guest", null), udp("192.0.2.10"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.UNKNOWN_DEVICE));
        assertThat(registry.attribute(Claim.NONE, udp("192.0.2.10"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.NO_NAME));
    }

    @Test
    void takesTheHostNameWhereTheFormatHasNoSerial() {
        String host = "sensor-" + serial();
        UUID company = company();
        register(company, new Entry(null, host, "192.0.2.20", null).build());
        assertThat(registry.attribute(new Claim(null, null, host.toLowerCase()), udp("192.0.2.20"), OCTOBER))
                .isInstanceOfSatisfying(Attributed.class, found -> assertThat(found.company()).isEqualTo(company));
    }

    @Test
    void takesACertificateFromAnyAddressButNotForAnotherSerial() {
        String serial = serial();
        String certificate = "%064x".formatted(SERIALS.incrementAndGet());
        UUID company = company();
        register(company, new Entry(serial, null, null, certificate).build());
        Source source = new Source(address("203.0.113.5"), certificate, Transport.TLS);
        assertThat(registry.attribute(new Claim(serial, "root", null), source, OCTOBER)).isInstanceOf(Attributed.class);
        assertThat(registry.attribute(Claim.NONE, source, OCTOBER)).isInstanceOf(Attributed.class);
        assertThat(registry.attribute(new Claim("FGT-OTHER", "root", null), source, OCTOBER))
                .isEqualTo(new Unattributed(Reason.SOURCE_MISMATCH));
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("203.0.113.5"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.SOURCE_MISMATCH));
    }

    @Test
    void givesALateLineToWhomTheDeviceBelongedThen() {
        String serial = serial();
        UUID first = company();
        UUID second = company();
        UUID device = register(first, entry(serial).build());
        asSystem(() -> devices.assign(device, second, DECEMBER, null));
        Claim claim = new Claim(serial, "root", null);
        assertThat(companyAt(claim, DECEMBER.minusSeconds(1))).isEqualTo(first);
        assertThat(companyAt(claim, DECEMBER)).isEqualTo(second);
        assertThat(registry.attribute(claim, udp("192.0.2.10"), OCTOBER.minusSeconds(1)))
                .as("before both, nobody may get what could be the other's")
                .isEqualTo(new Unattributed(Reason.NOT_ASSIGNED));
    }

    @Test
    void givesALineOfAWrongClockToTheOnlyCompanyThatEverHadTheDevice() {
        String serial = serial();
        UUID company = company();
        register(company, entry(serial).build());
        assertThat(companyAt(new Claim(serial, "root", null), Instant.EPOCH)).isEqualTo(company);
    }

    @Test
    void givesNobodyALineAfterTheAssignmentsEnd() {
        String serial = serial();
        UUID device = register(company(), entry(serial).build());
        UUID assignment = asSystem(() -> devices.assignments(device)).getFirst().id();
        asSystem(() -> {
            devices.endAssignment(assignment, DECEMBER);
            return true;
        });
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("192.0.2.10"), DECEMBER))
                .isEqualTo(new Unattributed(Reason.NOT_ASSIGNED));
    }

    @Test
    void doesNotChooseBetweenTwoCompaniesThatClaimTheSameDevice() {
        String serial = serial();
        register(company(), entry(serial).build());
        register(company(), entry(serial).build());
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("192.0.2.10"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.AMBIGUOUS));
    }

    @Test
    void givesNobodyTheLinesOfARetiredDevice() {
        String serial = serial();
        UUID device = register(company(), entry(serial).build());
        asSystem(() -> {
            devices.retire(device);
            return true;
        });
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("192.0.2.10"), OCTOBER))
                .isEqualTo(new Unattributed(Reason.UNKNOWN_DEVICE));
    }

    @Test
    void followsWhatAnotherProcessChangedAndReadsNothingElse() {
        String serial = serial();
        String renamed = serial();
        UUID device = register(company(), entry(serial).build());
        long before = asSystem(() -> rows().since(-1).revision());
        byAnotherProcess("update device set devid = '" + renamed + "' where id = :device", device);
        assertThat(asSystem(() -> rows().since(before)).devices()).containsExactly(device);
        registry.follow();
        assertThat(companyOf(serial)).isEmpty();
        assertThat(companyOf(renamed)).isPresent();
        byAnotherProcess("delete from device where id = :device", device);
        registry.follow();
        assertThat(companyOf(renamed)).isEmpty();
    }

    @Test
    void followsTheCompanysServicesAndItsErasure() {
        String serial = serial();
        UUID company = company();
        UUID device = register(company, entry(serial).build());
        byAnotherProcess("update company set services = array['endpoint'] where id = (select company_id from device where id = :device)", device);
        registry.follow();
        assertThat(registry.attribute(new Claim(serial, "root", null), udp("192.0.2.10"), OCTOBER)).isInstanceOfSatisfying(Attributed.class,
                found -> assertThat(found.profile().provided()).containsExactly(dev.banso.events.ThreatClass.ENDPOINT));
        byAnotherProcess("""
                insert into company_erasure (company_id, name, requested_by, requested_at)
                select company_id, 'x', 'test', now() from device where id = :device""", device);
        registry.follow();
        assertThat(companyOf(serial)).as("being erased").isEmpty();
        byAnotherProcess("delete from company_erasure where company_id = (select company_id from device where id = :device)", device);
        registry.follow();
        assertThat(companyOf(serial)).isPresent();
    }

    @Test
    void knowsADeviceAtEveryMomentWhileItIsChanged() throws InterruptedException {
        String serial = serial();
        UUID device = register(company(), entry(serial).build());
        AtomicInteger unknown = new AtomicInteger();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                unknown.addAndGet(companyOf(serial).isEmpty() ? 1 : 0);
            }
        });
        for (int change = 0; change < 50; change++) {
            byAnotherProcess("update device set hostname = 'h" + change + "' where id = :device", device);
            registry.follow();
        }
        reader.interrupt();
        reader.join();
        assertThat(unknown).hasValue(0);
    }

    private RegistryRows rows() {
        return banso.bean(RegistryRows.class);
    }

    private java.util.Optional<UUID> companyOf(String serial) {
        return registry.attribute(new Claim(serial, "root", null), udp("192.0.2.10"), OCTOBER) instanceof Attributed found
                ? java.util.Optional.of(found.company()) : java.util.Optional.empty();
    }

    private void byAnotherProcess(String sql, UUID device) {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql(sql).param("device", device).update());
    }

    @Test
    void answersFiftyThousandLinesASecond() {
        String serial = serial();
        register(company(), entry(serial).build());
        Claim claim = new Claim(serial, "root", null);
        Source source = udp("192.0.2.10");
        long start = System.nanoTime();
        for (int line = 0; line < 200_000; line++) {
            registry.attribute(claim, source, OCTOBER);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    private UUID companyAt(Claim claim, Instant time) {
        return ((Attributed) registry.attribute(claim, udp("192.0.2.10"), time)).company();
    }

    private UUID company() {
        CompanyDetails details = new CompanyEntry("登録試験株式会社", "トウロクシケン", "宮城県", "E", 10_000_000L, 20, "ja", List.of()).check();
        return asSystem(() -> banso.bean(Companies.class).create(details));
    }

    private UUID register(UUID company, DeviceEntry entry) {
        return asSystem(() -> devices.create(company, entry.check(), OCTOBER));
    }

    private <T> T asSystem(java.util.function.Supplier<T> work) {
        return Scope.system("test").get(work);
    }

    private static Entry entry(String serial) {
        return new Entry(serial, null, "192.0.2.10", null);
    }

    private static String serial() {
        return "FGT60F-REG-" + SERIALS.incrementAndGet();
    }

    private static Source udp(String address) {
        return new Source(address(address), null, Transport.UDP);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private record Entry(String devid, String hostname, String address, String certificate) {
        DeviceEntry build() {
            return new DeviceEntry(null, "本社 UTM", "fortigate", devid, "root", hostname,
                    address == null ? List.of() : List.of(address), certificate, "6.4.2", "Asia/Tokyo",
                    Map.of("wan1", "external", "internal", "internal"), List.of("192.168.1.0/24"), List.of(), 3600, null);
        }
    }
}

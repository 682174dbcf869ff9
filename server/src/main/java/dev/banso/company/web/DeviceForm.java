package dev.banso.company.web;

import dev.banso.clock.MovableClock;
import dev.banso.company.Device;
import dev.banso.company.DeviceEntry;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a device's form, from a device and back.
final class DeviceForm {
    private static final int LONGEST_INTERFACES = 1000;

    private DeviceForm() {}

    /// For a new one, which is the company's from that day on.
    static Form blank(LocalDate today) {
        return Form.empty()
                .with("vendor", "fortigate").with("vd", Device.ROOT).with("timeZone", "Asia/Tokyo").with("silenceMinutes", 60)
                .with("external", "wan1").with("internal", "internal")
                .with("assignedFrom", today);
    }

    static Form of(Device device) {
        DeviceEntry entry = DeviceEntry.of(device);
        return Form.empty()
                .with("site", entry.site()).with("name", entry.name()).with("vendor", entry.vendor()).with("devid", entry.devid())
                .with("vd", entry.vd()).with("hostname", entry.hostname()).with("sourceAddresses", lines(entry.sourceAddresses()))
                .with("certificate", entry.certificate()).with("firmware", entry.firmware()).with("timeZone", entry.timeZone())
                .with("external", interfaces(entry, "external")).with("internal", interfaces(entry, "internal"))
                .with("networks", lines(entry.networks())).with("wanAddresses", lines(entry.wanAddresses()))
                .with("silenceMinutes", device.silenceLimit().toMinutes());
    }

    /// What was entered, as far as its single fields can be read.
    ///
    /// @throws dev.banso.problem.InvalidInput with every field that cannot
    static DeviceEntry entry(Form form) {
        Mistakes mistakes = new Mistakes();
        mistakes.optional("external", form.value("external"), LONGEST_INTERFACES);
        mistakes.optional("internal", form.value("internal"), LONGEST_INTERFACES);
        Map<String, String> interfaces = new LinkedHashMap<>();
        form.lines("external").forEach(name -> interfaces.put(name, "external"));
        form.lines("internal").forEach(name -> {
            if (interfaces.put(name, "internal") != null) {
                mistakes.add("internal", "company.mistake.both-sides", name);
            }
        });
        Integer minutes = Numbers.small(form, "silenceMinutes", mistakes);
        if (minutes != null && (minutes < 1 || minutes > 44_640)) {
            mistakes.add("silenceMinutes", "mistake.range", 1, 44_640);
        }
        String day = form.given("assignedFrom");
        LocalDate from = day == null ? null : mistakes.<@Nullable LocalDate>read("assignedFrom", day, LocalDate::parse, null, "mistake.date");
        String site = form.given("site");
        UUID place = site == null ? null : mistakes.<@Nullable UUID>read("site", site, UUID::fromString, null, "mistake.choice");
        mistakes.throwIfAny();
        return new DeviceEntry(place, form.given("name"), form.given("vendor"), form.given("devid"), form.given("vd"),
                form.given("hostname"), form.lines("sourceAddresses"), form.given("certificate"), form.given("firmware"),
                form.given("timeZone"), interfaces, form.lines("networks"), form.lines("wanAddresses"),
                minutes == null ? null : minutes * 60, start(from));
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(MovableClock.JAPAN).toOffsetDateTime();
    }

    private static String lines(@Nullable List<String> texts) {
        return texts == null ? "" : String.join("\n", texts);
    }

    private static String interfaces(DeviceEntry entry, String side) {
        return Objects.requireNonNull(entry.interfaces()).entrySet().stream().filter(each -> each.getValue().equals(side))
                .map(Map.Entry::getKey).sorted().collect(Collectors.joining(", "));
    }
}

package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Assignment;
import dev.banso.company.Companies;
import dev.banso.company.Device;
import dev.banso.company.DeviceEntry;
import dev.banso.company.Devices;
import dev.banso.problem.Mistakes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/companies/{company}/devices` and `/api/v1/devices`.
@RestController
@RequestMapping("/api/v1")
class DevicesApi {
    private final Companies companies;
    private final Devices devices;

    DevicesApi(Companies companies, Devices devices) {
        this.companies = companies;
        this.devices = devices;
    }

    @GetMapping("/companies/{company}/devices")
    @Requires(Permission.DEVICES_READ)
    Listed<DeviceJson> list(@PathVariable UUID company) {
        companies.get(company);
        return Listed.whole(devices.ofCompany(company).stream().map(DeviceJson::of).toList());
    }

    @PostMapping("/companies/{company}/devices")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.DEVICES_WRITE)
    DeviceJson create(@PathVariable UUID company, @RequestBody DeviceEntry entry) {
        companies.get(company);
        Instant from = entry.assignedFrom() == null ? null : entry.assignedFrom().toInstant();
        return show(devices.create(company, entry.check(), from));
    }

    @GetMapping("/devices/{device}")
    @Requires(Permission.DEVICES_READ)
    DeviceJson show(@PathVariable UUID device) {
        return DeviceJson.of(devices.get(device));
    }

    @PatchMapping("/devices/{device}")
    @Requires(Permission.DEVICES_WRITE)
    DeviceJson change(@PathVariable UUID device, @RequestBody DeviceEntry entry) {
        devices.update(device, entry.over(devices.get(device)).check());
        return show(device);
    }

    /// Takes the device out of use; what it sent stays.
    @DeleteMapping("/devices/{device}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DEVICES_WRITE)
    void retire(@PathVariable UUID device) {
        devices.retire(device);
    }

    @GetMapping("/devices/{device}/assignments")
    @Requires(Permission.DEVICES_READ)
    Listed<Assignment> assignments(@PathVariable UUID device) {
        devices.get(device);
        return Listed.whole(devices.assignments(device));
    }

    @PostMapping("/devices/{device}/assignments")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.DEVICES_WRITE)
    Made assign(@PathVariable UUID device, @RequestBody AssignmentEntry entry) {
        devices.get(device);
        Mistakes mistakes = new Mistakes();
        if (entry.company() == null) {
            mistakes.add("company", "mistake.required");
        }
        if (entry.from() == null) {
            mistakes.add("from", "mistake.required");
        } else if (entry.to() != null && !entry.to().isAfter(entry.from())) {
            mistakes.add("to", "mistake.order");
        }
        mistakes.throwIfAny();
        return new Made(devices.assign(device, java.util.Objects.requireNonNull(entry.company()),
                java.util.Objects.requireNonNull(entry.from()).toInstant(), entry.to() == null ? null : entry.to().toInstant()));
    }

    record AssignmentEntry(@Nullable UUID company, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {}

    record DeviceJson(
            UUID id,
            UUID company,
            @Nullable UUID site,
            String name,
            @Nullable String vendor,
            @Nullable String devid,
            @Nullable String vd,
            @Nullable String hostname,
            @Nullable List<String> sourceAddresses,
            @Nullable String certificate,
            @Nullable String firmware,
            @Nullable String timeZone,
            java.util.@Nullable Map<String, String> interfaces,
            @Nullable List<String> networks,
            @Nullable List<String> wanAddresses,
            @Nullable Integer silenceLimit,
            @Nullable Instant retiredAt) {
        static DeviceJson of(Device device) {
            DeviceEntry entry = DeviceEntry.of(device);
            return new DeviceJson(device.id(), device.company(), device.site(), device.name(), entry.vendor(), entry.devid(),
                    entry.vd(), entry.hostname(), entry.sourceAddresses(), entry.certificate(), entry.firmware(), entry.timeZone(),
                    entry.interfaces(), entry.networks(), entry.wanAddresses(), entry.silenceLimit(), device.retiredAt());
        }
    }
}

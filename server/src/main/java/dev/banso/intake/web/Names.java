package dev.banso.intake.web;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Names of the companies and devices that the viewer sees.
@Component
public class Names {
    private final Companies companies;
    private final Devices devices;

    Names(Companies companies, Devices devices) {
        this.companies = companies;
        this.devices = devices;
    }

    public Read read() {
        return new Read(
                companies.all().stream().collect(Collectors.toMap(Company::id, Company::name)),
                devices.inUse().stream().collect(Collectors.toMap(Device::id, Device::name)));
    }

    /// The names as they were at one moment.
    public record Read(Map<UUID, String> companies, Map<UUID, String> devices) {
        public String company(UUID id) {
            return companies.getOrDefault(id, "–");
        }

        public String device(UUID id) {
            return devices.getOrDefault(id, "–");
        }
    }
}

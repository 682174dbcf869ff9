package dev.banso.company.web;

import dev.banso.company.Company;
import dev.banso.events.ThreatClass;
import java.util.List;
import java.util.UUID;

/// A company as the API shows it.
record CompanyJson(
        UUID id,
        String name,
        String nameKana,
        String prefecture,
        String industry,
        long capitalYen,
        int employees,
        String locale,
        List<String> services) {
    static CompanyJson of(Company company) {
        return new CompanyJson(company.id(), company.name(), company.nameKana(), company.prefecture(), company.industry(),
                company.capitalYen(), company.employees(), company.locale().getLanguage(),
                company.services().stream().map(ThreatClass::code).sorted().toList());
    }
}

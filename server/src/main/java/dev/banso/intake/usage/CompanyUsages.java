package dev.banso.intake.usage;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.lake.LakeStatistics.Usage;
import dev.banso.lake.LakeStatistics;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// What each company's lines take, of one look at the lake.
@Service
@OnlyIn(ProcessRole.CONSOLE)
public class CompanyUsages {
    private final LakeUsage lake;
    private final Companies companies;

    CompanyUsages(LakeUsage lake, Companies companies) {
        this.lake = lake;
        this.companies = companies;
    }

    /// Every company that the scope sees and that has lines, largest first; what is nobody's stands among them.
    public List<CompanyUsage> largestFirst() {
        LakeStatistics now = lake.now();
        var visible = companies.all().stream().map(Company::id).collect(Collectors.toSet());
        Stream<CompanyUsage> theirs = now.companies().entrySet().stream()
                .filter(entry -> visible.contains(entry.getKey()))
                .map(entry -> usage(entry.getKey(), entry.getValue()));
        Stream<CompanyUsage> nobodys = now.quarantine().rows() == 0 ? Stream.of() : Stream.of(usage(null, now.quarantine()));
        return Stream.concat(theirs, nobodys)
                .sorted(Comparator.comparingLong(CompanyUsage::bytes).reversed()
                        .thenComparing(one -> String.valueOf(one.company())))
                .toList();
    }

    /// All of the lake.
    public CompanyUsage total() {
        return usage(null, lake.now().total());
    }

    private static CompanyUsage usage(@org.jspecify.annotations.Nullable UUID company, Usage usage) {
        return new CompanyUsage(company, usage.files(), usage.rows(), usage.bytes());
    }
}

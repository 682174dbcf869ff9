package dev.banso.monitoring.web;

import dev.banso.access.LocalEntrance;
import dev.banso.access.OpenToAll;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.database.Scope;
import dev.banso.monitoring.Recount;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The entrance of `./banso recount`. Companies are counted one after the other, so that lines wait for one of them at most.
@RestController
class LocalRecountApi {
    private final LocalEntrance entrance;
    private final Companies companies;
    private final Recount recount;

    LocalRecountApi(LocalEntrance entrance, Companies companies, Recount recount) {
        this.entrance = entrance;
        this.companies = companies;
        this.recount = recount;
    }

    @PostMapping("/local/recount")
    @OpenToAll(reason = "asks for the secret that lies in the data folder")
    Counted recount(@RequestHeader(LocalEntrance.HEADER) String secret) {
        entrance.require(secret);
        return Scope.system("recount-command").get(() -> {
            List<Company> all = companies.all();
            List<String> wrong = new ArrayList<>();
            for (Company company : all) {
                if (recount.repair(company.id()) > 0) {
                    wrong.add(company.name());
                }
            }
            return new Counted(all.size(), wrong);
        });
    }

    /// @param wrong the names of the companies whose figures were put right
    record Counted(int companies, List<String> wrong) {}
}

package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.events.detect.Filter;
import dev.banso.events.detect.RuleSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Makes the exclusions agree with the filters in the provider's rule files, before the first line is judged: new ones are
/// added, changed ones changed, and those that are gone from the files are lifted.
@Component
class FilterFiles implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FilterFiles.class);
    private static final Scope SCOPE = Scope.system("filter-files");
    private static final String BY = "rules";

    private final RuleSet rules;
    private final Companies companies;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionOperations transactions;

    FilterFiles(RuleSet rules, Companies companies, JdbcClient jdbc, Clock clock, TransactionOperations transactions) {
        this.rules = rules;
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SCOPE.run(() -> transactions.executeWithoutResult(transaction -> agree(rules.filters().stream().filter(this::hasCompany).toList())));
    }

    private boolean hasCompany(Filter filter) {
        UUID company = filter.company();
        boolean known = company == null || companies.find(company).isPresent();
        if (!known) {
            LOG.warn("{}: the filter excludes nothing, for there is no company {}", filter.origin(), company);
        }
        return known;
    }

    private void agree(List<Filter> filters) {
        jdbc.sql("update exclusion set lifted_at = :now, lifted_by = :by where origin is not null and lifted_at is null and id <> all(:ids)")
                .param("now", now())
                .param("by", BY)
                .param("ids", filters.stream().map(Filter::id).toArray(UUID[]::new))
                .update();
        filters.forEach(this::put);
    }

    private void put(Filter filter) {
        int written = jdbc.sql("""
                insert into exclusion (id, company_id, title, filter, origin, reason, author, author_name, created_at)
                values (:id, :company, :title, :text, :origin, :reason, :actor, :name, :now)
                on conflict (id) do update
                   set company_id = excluded.company_id, title = excluded.title, filter = excluded.filter,
                       origin = excluded.origin, reason = excluded.reason, lifted_at = null, lifted_by = null
                 where exclusion.origin is not null
                   and (exclusion.lifted_at is not null
                        or (exclusion.company_id, exclusion.filter, exclusion.origin, exclusion.reason)
                            is distinct from (excluded.company_id, excluded.filter, excluded.origin, excluded.reason))""")
                .param("id", filter.id())
                .param("company", filter.company(), java.sql.Types.OTHER)
                .param("title", filter.title())
                .param("text", filter.text())
                .param("origin", filter.origin())
                .param("reason", Objects.requireNonNullElse(filter.description(), filter.title()))
                .param("actor", SCOPE.actor())
                .param("name", BY)
                .param("now", now())
                .update();
        if (written == 0 && !stands(filter)) {
            LOG.warn("{}: the filter excludes nothing, for its id {} belongs to one that was made in Banso", filter.origin(), filter.id());
        }
    }

    private boolean stands(Filter filter) {
        return jdbc.sql("select exists (select from exclusion where id = :id and origin is not null and lifted_at is null)")
                .param("id", filter.id())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

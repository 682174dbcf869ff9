package dev.banso.monitoring;

import dev.banso.company.Companies;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts a company's months from its alerts, from scratch, and puts that in the place of what [MonthlyCounts] kept.
@Service
public class Recount {
    private static final String COUNTED = """
            select d.company_id, date_trunc('month', d.day)::date as month, a.threat_class, a.path, a.attack, sum(d.count)::bigint as count,
                   coalesce(sum(d.count) filter (where d.blocked = 'yes'), 0)::bigint as blocked,
                   coalesce(sum(d.count) filter (where d.blocked = 'no'), 0)::bigint as unblocked,
                   coalesce(sum(d.count) filter (where a.verdict is null), 0)::bigint as unjudged
              from alert_day d join alert a on a.id = d.alert_id
             where d.company_id = :company and a.company_id = :company and a.threat_class is not null and a.verdict_counts
             group by 1, 2, 3, 4, 5""";
    private static final String BY_CLASS = """
            select company_id, month, threat_class, path, sum(count)::bigint as count, sum(blocked)::bigint as blocked,
                   sum(unblocked)::bigint as unblocked, sum(unjudged)::bigint as unjudged
              from %s where company_id = :company
             group by 1, 2, 3, 4""";

    private final JdbcClient jdbc;
    private final Companies companies;
    private final ChangeLog changes;

    Recount(JdbcClient jdbc, Companies companies, ChangeLog changes) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.changes = changes;
    }

    /// Puts a company's months right. Batches of lines and verdicts wait meanwhile.
    ///
    /// @return how many rows said something else than the alerts: 0 where all was right
    @Transactional
    public int repair(UUID company) {
        changes.takeTurn();
        if (!companies.hold(company)) {
            return 0;
        }
        int wrong = wrong(company);
        if (wrong > 0) {
            run("delete from attack_month where company_id = :company", company);
            run("insert into attack_month " + COUNTED, company);
            run("delete from class_month where company_id = :company", company);
            run("insert into class_month " + BY_CLASS.formatted("attack_month"), company);
        }
        return wrong;
    }

    /// How many rows of the company say something else than its alerts.
    @Transactional(readOnly = true)
    public int wrong(UUID company) {
        return jdbc.sql("""
                with counted as (%s),
                     attacks as (select * from attack_month where company_id = :company and count <> 0),
                     classes as (select * from class_month where company_id = :company and count <> 0),
                     summed as (%s)
                select count(*)::integer
                  from (   (select company_id, month, threat_class, path from (select * from counted except select * from attacks) missing)
                  union all (select company_id, month, threat_class, path from (select * from attacks except select * from counted) surplus)
                  union all (select company_id, month, threat_class, path from (select * from summed except select * from classes) missing)
                  union all (select company_id, month, threat_class, path from (select * from classes except select * from summed) surplus)) differing"""
                .formatted(COUNTED, BY_CLASS.formatted("counted")))
                .param("company", company)
                .query(Integer.class)
                .single();
    }

    private void run(String sql, UUID company) {
        jdbc.sql(sql).param("company", company).update();
    }
}

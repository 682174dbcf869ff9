package dev.banso.company;

import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Erasing companies: asked for once, carried out by [EraseCompanies] until nothing is left, and kept on record.
@Service
public class Erasures {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Companies companies;
    private final ApplicationEventPublisher events;

    Erasures(JdbcClient jdbc, Clock clock, Companies companies, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.companies = companies;
        this.events = events;
    }

    /// Asks that a company be erased. From now on it is not found any more and its devices' lines are nobody's; what is
    /// stored of it is removed in the background. Only the provider may ask.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional
    public void request(UUID company) {
        Scope scope = Scope.current();
        if (scope == null || scope.kind() == Scope.Kind.PARTNER || scope.kind() == Scope.Kind.COMPANY) {
            companies.get(company);
            throw new Denied("error.provider-only");
        }
        Company erased = companies.get(company);
        jdbc.sql("""
                insert into company_erasure (company_id, name, requested_by, requested_at)
                values (:company, :name, :by, :now) on conflict do nothing""")
                .param("company", company)
                .param("name", erased.name())
                .param("by", scope.actor())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ErasureRequested(company));
    }

    /// The companies that are still to be erased. Runs in the system's scope.
    @Transactional(readOnly = true)
    List<UUID> unfinished() {
        return jdbc.sql("select company_id from company_erasure where finished_at is null order by requested_at")
                .query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    /// How many companies are still to be erased. Runs in the system's scope.
    @Transactional(readOnly = true)
    long waiting() {
        return jdbc.sql("select count(*) from company_erasure where finished_at is null").query(Long.class).single();
    }

    /// Removes the company's rows and what they said from the audit trail. A device that another company had or has goes
    /// to that company and keeps its past there. Runs in the system's scope; again is harmless.
    ///
    /// The company's row is locked before any other: whoever holds it ([Companies#hold]) comes first, all others after.
    @Transactional
    void removeRows(UUID company) {
        jdbc.sql("select id from company where id = :company for update").param("company", company).query(UUID.class).optional();
        jdbc.sql("""
                update device d
                   set company_id = other.company_id, site_id = null
                  from (select distinct on (device_id) device_id, company_id from device_assignment
                         where company_id <> :company order by device_id, valid_from desc) other
                 where d.company_id = :company and other.device_id = d.id""")
                .param("company", company).update();
        jdbc.sql("delete from company where id = :company").param("company", company).update();
        jdbc.sql("select forget_in_audit(:company)").param("company", company).query((row, number) -> true).list();
    }

    @Transactional
    void finish(UUID company) {
        jdbc.sql("update company_erasure set finished_at = :now where company_id = :company and finished_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("company", company)
                .update();
        events.publishEvent(new CompanyErased(company));
    }

    /// Somebody asked for an erasure.
    record ErasureRequested(UUID company) {}
}

package dev.banso.company;

import dev.banso.clock.MovableClock;
import dev.banso.problem.BansoException;
import dev.banso.problem.Mistakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The provider and its partners, and which partner sees which company. Only the provider changes them.
@Service
public class Organisations {
    private final JdbcClient jdbc;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The provider first, then the partners by name.
    @Transactional(readOnly = true)
    public List<Organisation> all() {
        return jdbc.sql("select * from organisation order by kind = 'partner', name, id").query(Organisations::organisation).list();
    }

    /// @throws BansoException not found
    @Transactional(readOnly = true)
    public Organisation get(UUID organisation) {
        return jdbc.sql("select * from organisation where id = :id").param("id", organisation)
                .query(Organisations::organisation).optional()
                .orElseThrow(() -> BansoException.notFound("company.error.no-organisation"));
    }

    /// Registers a partner.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    @Transactional
    public UUID createPartner(@Nullable String name, @Nullable String prefecture) {
        Mistakes mistakes = new Mistakes();
        String checkedName = mistakes.text("name", name, 200);
        String checkedPrefecture = Prefectures.check("prefecture", prefecture, mistakes);
        mistakes.throwIfAny();
        return jdbc.sql("""
                insert into organisation (kind, name, prefecture, created_at)
                values ('partner', :name, :prefecture, :now) returning id""")
                .param("name", checkedName)
                .param("prefecture", checkedPrefecture)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Changes name and prefecture.
    @Transactional
    public void update(UUID organisation, @Nullable String name, @Nullable String prefecture) {
        get(organisation);
        Mistakes mistakes = new Mistakes();
        String checkedName = mistakes.text("name", name, 200);
        String checkedPrefecture = Prefectures.check("prefecture", prefecture, mistakes);
        mistakes.throwIfAny();
        jdbc.sql("update organisation set name = :name, prefecture = :prefecture where id = :id")
                .param("name", checkedName)
                .param("prefecture", checkedPrefecture)
                .param("id", organisation)
                .update();
    }

    /// What is granted to a partner, past grants included.
    @Transactional(readOnly = true)
    public List<Grant> grantsOf(UUID organisation) {
        return jdbc.sql("select * from company_grant where organisation_id = :id order by valid_from, id")
                .param("id", organisation).query(Organisations::grant).list();
    }

    /// Which partners see the company, past grants included.
    @Transactional(readOnly = true)
    public List<Grant> grantsFor(UUID company) {
        return jdbc.sql("select * from company_grant where company_id = :id order by valid_from, id")
                .param("id", company).query(Organisations::grant).list();
    }

    /// Lets a partner see a company.
    ///
    /// @param from null: from today on
    /// @param to the last day; null: until further notice
    @Transactional
    public UUID grant(UUID organisation, @Nullable UUID company, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (get(organisation).kind() != Organisation.Kind.PARTNER) {
            throw BansoException.user("company.error.grant-provider");
        }
        Mistakes mistakes = new Mistakes();
        LocalDate start = from == null ? today() : from;
        if (company == null || !visible(company)) {
            mistakes.add("company", "company.mistake.no-company");
        }
        if (to != null && to.isBefore(start)) {
            mistakes.add("to", "mistake.order");
        }
        mistakes.throwIfAny();
        return jdbc.sql("""
                insert into company_grant (organisation_id, company_id, valid_from, valid_to)
                values (:organisation, :company, :from, :to) returning id""")
                .param("organisation", organisation)
                .param("company", company)
                .param("from", start)
                .param("to", to)
                .query(UUID.class)
                .single();
    }

    /// Ends a grant: today is no longer covered. A grant that has not begun is removed.
    @Transactional
    public void endGrant(UUID grant) {
        LocalDate yesterday = today().minusDays(1);
        int changed = jdbc.sql("delete from company_grant where id = :id and valid_from > :yesterday")
                .param("id", grant).param("yesterday", yesterday).update()
                + jdbc.sql("update company_grant set valid_to = :yesterday where id = :id and (valid_to is null or valid_to > :yesterday)")
                .param("id", grant).param("yesterday", yesterday).update();
        if (changed == 0) {
            throw BansoException.notFound("company.error.no-grant");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovableClock.JAPAN);
    }

    private boolean visible(UUID company) {
        return jdbc.sql("select exists (select from company where id = :id)").param("id", company).query(Boolean.class).single();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(row.getObject("id", UUID.class),
                Organisation.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"), row.getString("prefecture"), Columns.instant(row, "created_at"));
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(row.getObject("id", UUID.class), row.getObject("organisation_id", UUID.class),
                row.getObject("company_id", UUID.class), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}

package dev.banso.company;

import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The companies that are served. Every question is answered for what the scope may see.
@Service
public class Companies {
    private static final String NOT_BEING_ERASED =
            " and not exists (select from company_erasure e where e.company_id = company.id)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Companies(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// The company, or empty where the scope sees none of that number.
    @Transactional(readOnly = true)
    public Optional<Company> find(UUID company) {
        return jdbc.sql("select * from company where id = :id" + NOT_BEING_ERASED)
                .param("id", company).query(Companies::company).optional();
    }

    /// The company.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Company get(UUID company) {
        return find(company).orElseThrow(() -> BansoException.notFound("company.error.no-company"));
    }

    /// Keeps the company from being erased until the transaction ends. Whoever writes several rows of a company begins with
    /// this, so that it and an erasure wait for one another in one order.
    ///
    /// @return false where it is gone, or the scope does not see it: there is nothing to write to any more
    @Transactional
    public boolean hold(UUID company) {
        return !hold(Set.of(company)).isEmpty();
    }

    /// Keeps companies from being erased until the transaction ends.
    ///
    /// @return those that there are
    @Transactional
    public Set<UUID> hold(Collection<UUID> companies) {
        return companies.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("select id from company where id = any(:companies) order by id for key share")
                .param("companies", companies.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /// Every company that the scope sees, by reading of the name.
    @Transactional(readOnly = true)
    public List<Company> all() {
        return jdbc.sql("select * from company where true" + NOT_BEING_ERASED
                + " order by coalesce(nullif(name_kana, ''), name), id").query(Companies::company).list();
    }

    /// The companies of exactly that name.
    @Transactional(readOnly = true)
    public List<Company> called(String name) {
        return jdbc.sql("select * from company where name = :name" + NOT_BEING_ERASED + " order by id")
                .param("name", name).query(Companies::company).list();
    }

    /// Every company that the scope sees and that fits, in no order.
    @Transactional(readOnly = true)
    public List<Company> all(CompanyFilter filter) {
        return filtered("select * from company where true" + CONDITIONS, filter).query(Companies::company).list();
    }

    /// Companies in the order in which they were registered, for programs that read on from where they stopped.
    ///
    /// @param after the last number already read, or null
    @Transactional(readOnly = true)
    public Slice<Company> list(CompanyFilter filter, @Nullable UUID after, int limit) {
        List<Company> found = filtered("""
                select * from company
                 where (:after::uuid is null or id > :after::uuid)""" + CONDITIONS + " order by id limit :limit", filter)
                .param("after", after)
                .param("limit", limit + 1)
                .query(Companies::company)
                .list();
        boolean more = found.size() > limit;
        List<Company> items = more ? found.subList(0, limit) : found;
        return new Slice<>(List.copyOf(items), more ? items.getLast().id() : null);
    }

    /// One page of companies by reading of the name.
    ///
    /// @param page the first is 0
    @Transactional(readOnly = true)
    public List<Company> page(CompanyFilter filter, int page, int size) {
        return filtered("select * from company where true" + CONDITIONS
                + " order by coalesce(nullif(name_kana, ''), name), id limit :limit offset :offset", filter)
                .param("limit", size)
                .param("offset", (long) page * size)
                .query(Companies::company)
                .list();
    }

    /// How many companies there are.
    @Transactional(readOnly = true)
    public long count(CompanyFilter filter) {
        return filtered("select count(*) from company where true" + CONDITIONS, filter).query(Long.class).single();
    }

    /// The companies that were monitored in that month of Japan: a device was assigned on any day of it, silent or not.
    @Transactional(readOnly = true)
    public Set<UUID> monitoredCompanies(YearMonth month) {
        return new HashSet<>(jdbc.sql("""
                select distinct company_id from device_assignment
                 where valid_from < :to and (valid_to is null or valid_to > :from)""")
                .param("from", begin(month))
                .param("to", begin(month.plusMonths(1)))
                .query(UUID.class)
                .list());
    }

    /// The companies that were monitored in each of the months, both included, read at once.
    ///
    /// @param companies among these; null: among all that the scope sees
    @Transactional(readOnly = true)
    public Map<YearMonth, Set<UUID>> monitored(@Nullable Set<UUID> companies, YearMonth from, YearMonth to) {
        Map<YearMonth, Set<UUID>> monitored = new LinkedHashMap<>();
        Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).forEach(month -> monitored.put(month, new HashSet<>()));
        jdbc.sql("""
                select company_id, valid_from, valid_to from device_assignment
                 where valid_from < :end and (valid_to is null or valid_to > :begin)
                   and\s""" + (companies == null ? ":companies::uuid[] is null" : "company_id = any(:companies::uuid[])"))
                .param("begin", begin(from))
                .param("end", begin(to.plusMonths(1)))
                .param("companies", companies == null ? null : companies.toArray(UUID[]::new))
                .query(row -> {
                    UUID company = row.getObject("company_id", UUID.class);
                    monitoredMonths(Columns.instant(row, "valid_from"), Columns.instantOrNull(row, "valid_to"), from, to)
                            .forEach(month -> Objects.requireNonNull(monitored.get(month)).add(company));
                });
        return monitored;
    }

    /// The months between the two of which an assignment covers any moment.
    private static Stream<YearMonth> monitoredMonths(Instant begin, @Nullable Instant end, YearMonth from, YearMonth to) {
        YearMonth first = YearMonth.from(begin.atZone(MovableClock.JAPAN));
        YearMonth last = end == null ? to : YearMonth.from(end.minusNanos(1).atZone(MovableClock.JAPAN));
        return Stream.iterate(first.isBefore(from) ? from : first, month -> !month.isAfter(last) && !month.isAfter(to), month -> month.plusMonths(1));
    }

    private static OffsetDateTime begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(MovableClock.JAPAN).toOffsetDateTime();
    }

    /// Registers a company; only the provider does.
    @Transactional
    public UUID create(CompanyDetails details) {
        UUID company = fill(jdbc.sql("""
                insert into company (provider_id, name, name_kana, prefecture, industry, capital_yen, employees, locale, services, created_at)
                values (:provider, :name, :kana, :prefecture, :industry, :capital, :employees, :locale, :services, :now)
                returning id"""), details)
                .param("provider", provider())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        events.publishEvent(new CompanyChanged(company));
        return company;
    }

    @Transactional
    public void update(UUID company, CompanyDetails details) {
        get(company);
        fill(jdbc.sql("""
                update company
                   set name = :name, name_kana = :kana, prefecture = :prefecture, industry = :industry,
                       capital_yen = :capital, employees = :employees, locale = :locale, services = :services
                 where id = :id"""), details)
                .param("id", company)
                .update();
        events.publishEvent(new CompanyChanged(company));
    }

    private UUID provider() {
        Scope scope = Scope.current();
        if (scope != null && (scope.kind() == Scope.Kind.PARTNER || scope.kind() == Scope.Kind.COMPANY)) {
            throw new Denied("error.provider-only");
        }
        return jdbc.sql("select id from organisation where kind = 'provider'").query(UUID.class).single();
    }

    private static final String CONDITIONS = """

               and (:text::text is null or name ilike :text or name_kana ilike :text)
               and (:prefecture::text is null or prefecture = :prefecture)
               and (:industry::text is null or industry = :industry)
               and employees between :fewest and :most
               and capital_yen between :least and :greatest
               and (:from::timestamptz is null or exists (
                       select from device_assignment a
                        where a.company_id = company.id
                          and a.valid_from < :to::timestamptz and (a.valid_to is null or a.valid_to > :from::timestamptz)))""" + NOT_BEING_ERASED;

    private JdbcClient.StatementSpec filtered(String sql, CompanyFilter filter) {
        return jdbc.sql(sql)
                .param("text", filter.text() == null ? null : "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("prefecture", filter.prefecture())
                .param("industry", filter.industry())
                .param("fewest", filter.employees().smallest())
                .param("most", filter.employees().largest())
                .param("least", filter.capitalYen().smallest())
                .param("greatest", filter.capitalYen().largest())
                .param("from", filter.monitored() == null ? null : begin(filter.monitored()))
                .param("to", filter.monitored() == null ? null : begin(filter.monitored().plusMonths(1)));
    }

    private static JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, CompanyDetails details) {
        return statement
                .param("name", details.name())
                .param("kana", details.nameKana())
                .param("prefecture", details.prefecture())
                .param("industry", details.industry())
                .param("capital", details.capitalYen())
                .param("employees", details.employees())
                .param("locale", details.locale().getLanguage())
                .param("services", details.services().stream().map(ThreatClass::code).toArray(String[]::new));
    }

    private static Company company(ResultSet row, int number) throws SQLException {
        return new Company(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("name_kana"),
                row.getString("prefecture"),
                row.getString("industry"),
                row.getLong("capital_yen"),
                row.getInt("employees"),
                Locale.forLanguageTag(row.getString("locale")),
                Columns.services(row),
                Columns.instant(row, "created_at"));
    }
}

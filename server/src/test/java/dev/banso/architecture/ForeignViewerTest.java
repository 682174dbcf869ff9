package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.banso.RunningBanso;
import dev.banso.access.Accounts;
import dev.banso.access.Permission;
import dev.banso.access.Role;
import dev.banso.access.Tokens;
import dev.banso.access.Welcome;
import dev.banso.database.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Every page and every endpoint that Spring knows, tried by those who have no business with a company, with the numbers
/// of all that is the company's. A new endpoint is tried by itself; a new kind of number must be named in [WatchedCompany].
class ForeignViewerTest {
    private static final List<String> QUESTIONS = List.of("", "?company={company}", "?company={company}&device={device}&month=2020-10",
            "?company={company}&from=2020-10&to=2020-11", "?company={company}&from=2020-10-01&to=2020-11-30&text=Hidden");

    private static RunningBanso banso;
    private static WatchedCompany company;

    @BeforeAll
    static void start() throws Exception {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-11-05T10:00:00+09:00");
        company = WatchedCompany.register(banso);
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @Test
    void theProviderFindsWhatOthersAreTriedWith() {
        Visitor staff = Visitor.signedIn(banso, RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        Visitor token = Visitor.with(banso, banso.token());
        SoftAssertions softly = new SoftAssertions();
        for (Entrance entrance : Entrance.all(banso)) {
            if (entrance.method().equals("GET") && entrance.names()) {
                Visitor visitor = entrance.api() ? token : staff;
                softly.assertThat(visitor.ask("GET", company.fill(entrance.path()), null).statusCode()).as(entrance.toString()).isEqualTo(200);
            }
        }
        softly.assertThat(staff.ask("GET", "/companies", null).body()).as("the marker is on the provider's pages").contains(WatchedCompany.MARKER);
        softly.assertAll();
    }

    @Test
    void aContactOfAnotherCompanyFindsNothing() {
        String other = company("無関係商店");
        tryAll(Visitor.signedIn(banso, person(Role.CONTACT, null, UUID.fromString(other)), RunningBanso.PASSWORD),
                Visitor.with(banso, banso.token(UUID.fromString(other), EnumSet.allOf(Permission.class))));
    }

    @Test
    void aPartnerWithoutAGrantFindsNothing() {
        UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"許可のない再委託先\",\"prefecture\":\"秋田県\"}").json().get("id").asString());
        String token = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
        tryAll(Visitor.signedIn(banso, person(Role.ADMINISTRATOR, partner, null), RunningBanso.PASSWORD), Visitor.with(banso, token));
    }

    /// The database alone, without any code of ours before it.
    @Test
    void noTableShowsARowOfTheCompanyToAScopeThatMayNotSeeIt() {
        UUID watched = UUID.fromString(company.fill("{company}"));
        UUID granted = UUID.fromString(company.fill("{organisation}"));
        UUID stranger = UUID.fromString(company("部外商店"));
        UUID ungranted = UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"別の再委託先\",\"prefecture\":\"秋田県\"}").json().get("id").asString());
        Map<String, Long> all = visible(Scope.system("test"), watched);
        assertThat(all.values().stream().filter(rows -> rows > 0)).as("tables that have something to hide: " + all).hasSizeGreaterThan(20);
        assertThat(visible(new Scope(Scope.Kind.COMPANY, stranger, "test"), watched).values()).containsOnly(0L);
        assertThat(visible(new Scope(Scope.Kind.PARTNER, ungranted, "test"), watched).values()).containsOnly(0L);
        assertThat(visible(null, watched).values()).containsOnly(0L);
        assertThat(visible(new Scope(Scope.Kind.PROVIDER, banso.provider(), "test"), watched)).contains(entry("alert", all.get("alert")),
                entry("device", all.get("device")), entry("class_month", all.get("class_month")), entry("monthly_report", all.get("monthly_report")));
        for (Scope own : List.of(new Scope(Scope.Kind.PARTNER, granted, "test"), new Scope(Scope.Kind.COMPANY, watched, "test"))) {
            assertThat(visible(own, watched)).as(own.toString()).contains(entry("alert", all.get("alert")), entry("device", all.get("device")),
                    entry("contact", all.get("contact")), entry("attack_month", all.get("attack_month")));
            assertThat(visible(own.about(watched), watched)).as("about the company, " + own).isEqualTo(visible(own, watched));
            assertThat(visible(own.about(stranger), watched)).as("about another, " + own).contains(entry("alert", 0L), entry("device", 0L),
                    entry("contact", 0L), entry("attack_month", 0L), entry("monthly_report", 0L));
        }
        for (Scope foreign : List.of(new Scope(Scope.Kind.COMPANY, stranger, "test"), new Scope(Scope.Kind.PARTNER, ungranted, "test"))) {
            assertThat(visible(foreign.about(watched), watched).values()).as("a company that it may not see, " + foreign).containsOnly(0L);
        }
    }

    private Map<String, Long> visible(Scope scope, UUID watched) {
        List<String> tables = banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace""").query(String.class).list());
        Map<String, Long> visible = new TreeMap<>();
        for (String table : tables) {
            Function<JdbcClient, Long> count = jdbc -> jdbc.sql("select count(*) from " + table + " where company_id = :company")
                    .param("company", watched).query(Long.class).single();
            visible.put(table, scope == null
                    ? new TransactionTemplate(banso.bean(PlatformTransactionManager.class)).execute(status -> count.apply(banso.bean(JdbcClient.class)))
                    : banso.inTransaction(scope, count));
        }
        return visible;
    }

    @Test
    void whoIsNotSignedInFindsNothing() {
        Visitor nobody = Visitor.with(banso, "banso_wrong");
        SoftAssertions softly = new SoftAssertions();
        for (Entrance entrance : Entrance.all(banso)) {
            String answer = nobody.ask(entrance.method(), company.fill(entrance.path()), company.body(entrance)).body();
            softly.assertThat(answer).as(entrance.toString()).doesNotContain(company.secrets());
        }
        softly.assertThat(nobody.ask("GET", "/actuator/prometheus", null).body()).as("metrics").doesNotContain(company.secrets());
        softly.assertThat(nobody.ask("GET", "/api/v1/openapi.json", null).body()).as("the API's description").doesNotContain(company.secrets());
        softly.assertAll();
    }

    private static void tryAll(Visitor person, Visitor program) {
        SoftAssertions softly = new SoftAssertions();
        for (Entrance entrance : Entrance.all(banso)) {
            Visitor visitor = entrance.api() ? program : person;
            for (String question : entrance.method().equals("GET") ? QUESTIONS : List.of("")) {
                String path = company.fill(entrance.path() + question);
                var answer = visitor.ask(entrance.method(), path, company.body(entrance));
                softly.assertThat(answer.body()).as("%s gives away", path).doesNotContain(company.secrets());
                softly.assertThat(answer.statusCode()).as("%s %s %s", entrance.method(), path, answer.body()).isLessThan(500);
                if (entrance.names() && !entrance.publicNames()) {
                    softly.assertThat(answer.statusCode()).as("%s %s %s", entrance.method(), path, answer.body()).isIn(403, 404);
                }
            }
        }
        softly.assertAll();
        company.assertUntouched();
    }

    private static String person(Role role, UUID organisation, UUID ofCompany) {
        String email = "foreign-" + UUID.randomUUID() + "@example.jp";
        banso.asSystem(() -> {
            UUID account = banso.bean(Accounts.class).create(role, organisation, ofCompany, "部外 者", email, Locale.JAPANESE);
            Welcome welcome = banso.bean(Welcome.class);
            welcome.setPassword(welcome.newLink(account), RunningBanso.PASSWORD);
            return account;
        });
        return email;
    }

    private static String company(String name) {
        return banso.api("POST", "/api/v1/companies", banso.token(), """
                {"name":"%s","nameKana":"","prefecture":"青森県","industry":"I","capitalYen":1,"employees":3,"locale":"ja","services":[]}"""
                .formatted(name)).json().get("id").asString();
    }
}

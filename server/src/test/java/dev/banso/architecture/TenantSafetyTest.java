package dev.banso.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Asked of PostgreSQL's own catalogue: every table is behind forced row-level security, and every change leaves an
/// audit record, or the table stands here with the reason why not.
class TenantSafetyTest {
    /// Tables without row-level security, and why.
    private static final Map<String, String> NO_ROW_SECURITY = Map.of(
            "flyway_schema_history", "the schema's own history; no company's data, not readable by the application role",
            "registry_revision", "one number without any company's data, moved by every change of the registry",
            "iceberg_tables", "where the metadata of the lake's table lies; no company's data, and Iceberg sets no scope",
            "iceberg_namespace_properties", "of Iceberg's own making and empty; no company's data");

    /// Tables whose changes leave no audit record, and why.
    private static final Map<String, String> NO_AUDIT = Map.ofEntries(
            entry("flyway_schema_history", "written by the owner role at upgrades"),
            entry("iceberg_tables", "moves with every publication of the lake's files; machine-written"),
            entry("iceberg_namespace_properties", "of Iceberg's own making and empty"),
            entry("registry_revision", "moves with changes that are audited themselves"),
            entry("registry_change", "numbers of devices to read again, written by triggers for changes that are audited themselves"),
            entry("audit_event", "is the audit trail"),
            entry("intake_progress", "places in the log, moved by the pipelines with every batch"),
            entry("device_sign", "counters that the pipeline moves with every batch"),
            entry("device_day", "counters that the pipeline moves with every batch"),
            entry("device_silence", "written by the watch over silent devices; itself a record of what happened when"),
            entry("quarantine", "written by the pipeline from what strangers send; adoptions are audited as line_import"),
            entry("storage_day", "what the lake takes, noted by machine every hour"),
            entry("worker", "what the processes say of themselves every five seconds"),
            entry("quarantine_overflow", "one counter of the pipeline"),
            entry("report_progress", "how far the report jobs have read; machine-written"),
            entry("report_recheck", "the report jobs' own list of what to look at; machine-written"),
            entry("alert", "written by machine with every batch of lines; what people do to it stands in verdict and exclusion"),
            entry("alert_day", "counts that are moved with every batch of lines"),
            entry("alert_line", "sample lines, written by machine with every batch"),
            entry("rule_match", "counters that are moved with every batch of lines"),
            entry("exclusion_match", "counters that are moved with every batch of lines"),
            entry("line_removal", "orders to remove lines of an erased company or an audited adoption; machine-written"),
            entry("adoption_reach", "how far an audited adoption reaches; machine-written"),
            entry("correlation_state", "what rules remember between two batches; machine-written"),
            entry("attack_month", "what alerts add up to, moved with every batch of lines"),
            entry("class_month", "what alerts add up to, moved with every batch of lines"),
            entry("monitoring_change", "is itself the record of what happened to alerts, in order"),
            entry("notice", "written by machine for alerts; itself the record of what was told"),
            entry("outbox_mail", "written by machine for notices; itself the record of every attempt"),
            entry("webhook_delivery", "written by machine for notices; itself the record of every attempt"),
            entry("notify_position", "one number of the job that reads alerts' changes"),
            entry("alert_told", "written by machine for every change of an alert"),
            entry("digest_item", "written by machine; gone when the digest is written"));

    /// Policies that say: the system, and whoever sees the company.
    private static final Set<String> USUAL = Set.of(
            "((( SELECT scope_kind() AS scope_kind) = 'system'::text) OR (company_id IN ( SELECT visible_companies() AS visible_companies)))",
            "(scope_kind() = 'system'::text)");

    /// Policies that say something else, word for word: rows without a company, rows for staff alone, drafts, and who may write.
    private static final List<String> OTHER_POLICIES = GoldenPolicies.lines();

    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void everyTableForcesRowLevelSecurityOrIsOnTheReasonedList() {
        Set<String> open = tables("""
                select c.relname
                  from pg_class c
                 where c.relkind in ('r', 'p')
                   and c.relnamespace in ('public'::regnamespace, 'iceberg'::regnamespace)
                   and not (c.relrowsecurity and c.relforcerowsecurity
                            and exists (select from pg_policy p where p.polrelid = c.oid))""");
        assertThat(open).isEqualTo(NO_ROW_SECURITY.keySet());
    }

    /// Compared as PostgreSQL itself writes a policy, so that nothing that merely looks like one passes; and what is asked once per
    /// statement is never again asked for every row.
    @Test
    void everyTableWithACompanysDataAsksForThatCompanyInAWayThatIsKnown() {
        Set<String> asked = tables("""
                select c.relname || ' ' || p.polname || ': ' || regexp_replace(
                           concat_ws(' check ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), '\\s+', ' ', 'g')
                  from pg_class c
                  join pg_policy p on p.polrelid = c.oid
                 where c.relkind in ('r', 'p') and c.relnamespace in ('public'::regnamespace, 'iceberg'::regnamespace) and p.polpermissive
                   and (c.relname = 'company' or exists (select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))""");
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeIf(policy -> USUAL.stream().anyMatch(form -> policy.endsWith(" visible: " + form) || policy.endsWith(" system_only: " + form)));
        assertThat(unknown).isEqualTo(new TreeSet<>(OTHER_POLICIES));
    }

    @Test
    void everyChangeLeavesAnAuditRecordOrTheTableIsOnTheReasonedList() {
        Set<String> silent = tables("""
                select c.relname
                  from pg_class c
                 where c.relkind in ('r', 'p')
                   and c.relnamespace in ('public'::regnamespace, 'iceberg'::regnamespace)
                   and not exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
                                    where t.tgrelid = c.oid and f.proname = 'audit_change')""");
        assertThat(silent).isEqualTo(NO_AUDIT.keySet());
    }

    @Test
    void theApplicationRoleOwnsNothingAndCannotStepAroundRowSecurity() {
        assertThat(tables("select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)")).isEmpty();
        assertThat(tables("select relname from pg_class where pg_get_userbyid(relowner) = current_user")).isEmpty();
    }

    private Set<String> tables(String sql) {
        List<String> names = banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql(sql).query(String.class).list());
        return Set.copyOf(names);
    }
}

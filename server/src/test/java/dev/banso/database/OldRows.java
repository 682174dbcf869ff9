package dev.banso.database;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an installation held before filters were Sigma: exclusions of three kinds, one of them lifted by a person, and an alert
/// that one of them took in.
///
/// @param byNothing of a review alert, which had neither attack nor rule
record OldRows(UUID byAttack, UUID byRule, UUID byNothing, UUID liftedBefore, UUID alert) {
    static OldRows insert(JdbcClient jdbc) {
        UUID company = jdbc.sql("""
                with provider as (
                    insert into organisation (kind, name, prefecture, created_at) values ('provider', '伴走', '宮城県', now()) returning id)
                insert into company (provider_id, name, prefecture, industry, capital_yen, employees, created_at)
                select id, '旧版商店', '青森県', 'I', 1, 1, now() from provider returning id""").query(UUID.class).single();
        UUID byAttack = exclusion(jdbc, company, "detection", "Old.Attack", null, false);
        UUID byRule = exclusion(jdbc, company, "rule", null, "An old rule", false);
        UUID byNothing = exclusion(jdbc, company, "review", null, null, false);
        UUID lifted = exclusion(jdbc, company, "detection", "Older.Attack", null, true);
        UUID alert = alert(jdbc, company, "Old.Attack", byAttack);
        told(jdbc, company, alert, "stopped");
        told(jdbc, company, UUID.randomUUID(), null);
        return new OldRows(byAttack, byRule, byNothing, lifted, alert);
    }

    private static UUID exclusion(JdbcClient jdbc, UUID company, String kind, String attack, String rule, boolean lifted) {
        return jdbc.sql("""
                insert into exclusion (company_id, kind, threat_class, attack, rule_id, rule_title, subject, subject_any, reason, author,
                                       author_name, created_at, lifted_at, lifted_by)
                values (:company, :kind, 'inbound', :attack, case when :rule::text is null then null else uuidv7() end, :rule,
                        '192.168.1.5', false, '検査用の通信', 'account', '分析 太郎', now(),
                        case when :lifted then now() end, case when :lifted then 'somebody' end)
                returning id""")
                .param("company", company).param("kind", kind).param("attack", attack).param("rule", rule).param("lifted", lifted)
                .query(UUID.class).single();
    }

    private static UUID alert(JdbcClient jdbc, UUID company, String attack, UUID exclusion) {
        return jdbc.sql("""
                insert into alert (company_id, grouping, kind, threat_class, attack, subject, severity, state, closed_by, closed_at, opened_at,
                                   first_seen, last_seen, count, blocked_count, unblocked_count, verdict, verdict_counts, exclusion_id)
                values (:company, uuidv7(), 'detection', 'inbound', :attack, '192.168.1.5', 4, 'closed', 'exclusion', now(), now(),
                        now(), now(), 3, 3, 0, 'false_positive', false, :exclusion)
                returning id""")
                .param("company", company).param("attack", attack).param("exclusion", exclusion)
                .query(UUID.class).single();
    }

    private static void told(JdbcClient jdbc, UUID company, UUID alert, String said) {
        jdbc.sql("""
                insert into alert_told (alert_id, company_id, said, said_at, outcome, severity, watched)
                values (:alert, :company, :said, now(), 'stopped', 4, false)""")
                .param("alert", alert).param("company", company).param("said", said).update();
    }
}

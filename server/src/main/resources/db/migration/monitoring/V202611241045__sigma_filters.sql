-- A filter is text: Sigma 2.1, whoever wrote it. What it describes is recorded as false positive and alerts nobody.
-- company_id: null means every company (such a one is the provider's). id: the filter's own.
-- origin: file and line, where it stands in a file of the provider; null where it was made from a verdict or written on a page.
-- meaning: what it excludes, hashed; of those made from verdicts, so that the same is not made twice.
-- Filters that were made before they were text say nothing that could be evaluated; they are lifted.
alter table exclusion
    add column title   text not null default '',
    add column filter  text not null default '',
    add column origin  text,
    add column meaning uuid,
    alter column company_id drop not null;

update exclusion set title = coalesce(attack, rule_title, ''), filter = '# ' || coalesce(attack, rule_title, '');
update exclusion set lifted_at = clock_timestamp(), lifted_by = 'upgrade' where lifted_at is null;

alter table exclusion
    drop column kind,
    drop column threat_class,
    drop column path,
    drop column attack,
    drop column rule_id,
    drop column rule_title,
    drop column subject,
    drop column subject_any,
    alter column title drop default,
    alter column filter drop default,
    add check (filter <> '');

create unique index on exclusion (company_id, meaning) where lifted_at is null;

drop policy visible on exclusion;
create policy visible on exclusion
    using (scope_kind() = 'system'
           or (company_id is null and scope_kind() in ('provider', 'partner'))
           or company_id in (select id from company))
    with check (scope_kind() = 'system'
                or (company_id is null and scope_kind() = 'provider')
                or company_id in (select id from company));

-- What each filter took in: events that it kept from a rule. Written by machine for every batch of lines: no audit trigger.
create table exclusion_match (
    exclusion_id uuid   not null references exclusion on delete cascade,
    company_id   uuid   not null references company on delete cascade,
    day          date   not null,
    count        bigint not null check (count > 0),
    primary key (exclusion_id, company_id, day)
);

create index on exclusion_match (company_id);
alter table exclusion_match enable row level security;
alter table exclusion_match force row level security;
create policy visible on exclusion_match using (scope_kind() = 'system' or company_id in (select id from company));

-- How an event names the subject of a rule's alert, for filters that are made from it:
-- {"product": "fortigate", "fields": {"remip": "203.0.113.5"}}
alter table alert add column selector jsonb;

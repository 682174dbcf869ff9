-- Row-level security of this capability asks for scope and visible companies once per statement, not once per row.

-- What alert and alert_day add up to, by company and month in Japan: detections of alerts with a class whose verdict, if any,
-- counts. blocked, unblocked: of them those that the device stopped or let pass. unjudged: of them those without a verdict.
-- A row may have come down to 0. Kept true in the transaction of every change (MonthlyCounts). Written by machine for every batch
-- of lines: no audit trigger.
create table attack_month (
    company_id   uuid   not null references company on delete cascade,
    month        date   not null,
    threat_class text   not null,
    path         text,
    attack       text,
    count        bigint not null,
    blocked      bigint not null,
    unblocked    bigint not null,
    unjudged     bigint not null,
    constraint attack_month_key unique nulls not distinct (company_id, month, threat_class, path, attack)
) with (fillfactor = 80);

create index on attack_month (month);
alter table attack_month enable row level security;
alter table attack_month force row level security;
create policy visible on attack_month using ((select scope_kind()) = 'system' or company_id in (select id from company));

-- The same without attacks: a tenth of the rows, for figures over all companies.
create table class_month (
    company_id   uuid   not null references company on delete cascade,
    month        date   not null,
    threat_class text   not null,
    path         text,
    count        bigint not null,
    blocked      bigint not null,
    unblocked    bigint not null,
    unjudged     bigint not null,
    constraint class_month_key unique nulls not distinct (company_id, month, threat_class, path)
) with (fillfactor = 80);

create index on class_month (month);
alter table class_month enable row level security;
alter table class_month force row level security;
create policy visible on class_month using ((select scope_kind()) = 'system' or company_id in (select id from company));

insert into attack_month
select d.company_id, date_trunc('month', d.day)::date, a.threat_class, a.path, a.attack, sum(d.count),
       coalesce(sum(d.count) filter (where d.blocked = 'yes'), 0),
       coalesce(sum(d.count) filter (where d.blocked = 'no'), 0),
       coalesce(sum(d.count) filter (where a.verdict is null), 0)
  from alert_day d join alert a on a.id = d.alert_id
 where a.threat_class is not null and a.verdict_counts
 group by 1, 2, 3, 4, 5;

insert into class_month
select company_id, month, threat_class, path, sum(count), sum(blocked), sum(unblocked), sum(unjudged)
  from attack_month
 group by 1, 2, 3, 4;

alter policy visible on alert using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on alert_day using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on alert_line using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on verdict using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on rule_match using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on exclusion_match using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on monitoring_change using ((select scope_kind()) = 'system' or company_id in (select id from company));

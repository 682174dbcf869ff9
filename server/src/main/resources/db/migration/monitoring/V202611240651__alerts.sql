-- Row-level security of this capability asks for the visible companies once per statement instead of once per row: figures
-- read many rows. It says the same as company_visible(company_id).

-- An alert: what happened once or many times to one subject of one company.
-- grouping: what alerts of one kind have in common (company, kind, class, path, attack, rule, subject, exclusion), hashed.
-- threat_class: as it counts; of a review alert the one that an analyst gave it. path: of malware only.
-- verdict: the standing one, a copy from table verdict; counted detections are those with no verdict or one that counts.
-- Written by machine for every batch of lines: no audit trigger. What people do to it stands in verdict and exclusion.
create table alert (
    id              uuid        primary key default uuidv7(),
    company_id      uuid        not null references company on delete cascade,
    grouping        uuid        not null,
    kind            text        not null check (kind in ('detection', 'rule', 'review', 'silence')),
    threat_class    text        check (threat_class in ('inbound', 'outbound', 'lateral', 'malware', 'blocked-site', 'endpoint', 'review')),
    path            text        check (path in ('mail', 'web', 'other')),
    attack          text,
    rule_id         uuid,
    rule_title      text,
    rule_title_ja   text,
    subject         text,
    device_id       uuid,
    severity        integer     not null check (severity between 0 and 6),
    state           text        not null check (state in ('open', 'closed')),
    closed_by       text        check (closed_by in ('verdict', 'quiet', 'exclusion', 'end')),
    closed_at       timestamptz,
    opened_at       timestamptz not null,
    first_seen      timestamptz not null,
    last_seen       timestamptz not null,
    count           bigint      not null check (count > 0),
    blocked_count   bigint      not null,
    unblocked_count bigint      not null,
    verdict         text,
    verdict_counts  boolean     not null default true,
    exclusion_id    uuid,
    check ((state = 'closed') = (closed_by is not null)),
    check ((kind in ('detection', 'review')) = (threat_class is not null)),
    check (first_seen <= last_seen)
);

create index on alert (grouping, last_seen);
create index on alert (company_id, last_seen);
create index on alert (last_seen, id);
create index on alert (severity, last_seen, id);
create index on alert (last_seen) where state = 'open';
create index on alert (exclusion_id) where exclusion_id is not null;
alter table alert enable row level security;
alter table alert force row level security;
create policy visible on alert using (scope_kind() = 'system' or company_id in (select id from company));

-- How many lines an alert covers, by day in Japan and by whether the device stopped them ('yes', 'no', 'unknown').
-- The only source of every figure. Written by machine for every batch of lines: no audit trigger.
create table alert_day (
    alert_id   uuid   not null references alert on delete cascade,
    company_id uuid   not null references company on delete cascade,
    day        date   not null,
    blocked    text   not null check (blocked in ('yes', 'no', 'unknown')),
    count      bigint not null check (count > 0),
    primary key (alert_id, day, blocked)
);

create index on alert_day (company_id, day);
create index on alert_day (day);
alter table alert_day enable row level security;
alter table alert_day force row level security;
create policy visible on alert_day using (scope_kind() = 'system' or company_id in (select id from company));

-- Sample lines: the first ten (slots 0 to 9) and the last ten (10 to 19, in turns); the others are in the lake.
-- Written by machine for every batch of lines: no audit trigger.
create table alert_line (
    alert_id    uuid        not null references alert on delete cascade,
    slot        integer     not null check (slot between 0 and 19),
    company_id  uuid        not null references company on delete cascade,
    sequence    bigint      not null,
    device_id   uuid        not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    blocked     text        not null check (blocked in ('yes', 'no', 'unknown')),
    flags       text[]      not null,
    reasons     jsonb       not null,
    line        bytea       not null,
    primary key (alert_id, slot)
);

create index on alert_line (company_id);
alter table alert_line enable row level security;
alter table alert_line force row level security;
create policy visible on alert_line using (scope_kind() = 'system' or company_id in (select id from company));

-- What people judged, kept when withdrawn. author: as the audit trail names it; author_name: as pages show it.
create table verdict (
    id           uuid        primary key default uuidv7(),
    alert_id     uuid        not null references alert on delete cascade,
    company_id   uuid        not null references company on delete cascade,
    verdict      text        not null check (verdict in ('false_positive', 'true_positive', 'disregard', 'suspicious', 'benign',
                                 'test', 'insufficient_data', 'security_risk', 'managed_externally', 'duplicate')),
    threat_class text        check (threat_class in ('inbound', 'outbound', 'malware')),
    path         text        check (path in ('mail', 'web', 'other')),
    reason       text        not null check (reason <> ''),
    author       text        not null,
    author_name  text        not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by text
);

create index on verdict (alert_id, given_at);
create unique index on verdict (alert_id) where withdrawn_at is null;
create index on verdict (company_id);
alter table verdict enable row level security;
alter table verdict force row level security;
create policy visible on verdict using (scope_kind() = 'system' or company_id in (select id from company));
create trigger audit after insert or update or delete on verdict for each row execute function audit_change();

-- A company's filter, made from a verdict: what it matches is recorded as false positive and alerts nobody.
-- Null in attack, rule_id or subject where the alert had none; subject_any: every subject of the company.
create table exclusion (
    id           uuid        primary key default uuidv7(),
    company_id   uuid        not null references company on delete cascade,
    kind         text        not null check (kind in ('detection', 'rule', 'review')),
    threat_class text,
    path         text,
    attack       text,
    rule_id      uuid,
    rule_title   text,
    subject      text,
    subject_any  boolean     not null,
    reason       text        not null check (reason <> ''),
    author       text        not null,
    author_name  text        not null,
    created_at   timestamptz not null,
    lifted_at    timestamptz,
    lifted_by    text
);

create index on exclusion (company_id);
alter table exclusion enable row level security;
alter table exclusion force row level security;
create policy visible on exclusion using (scope_kind() = 'system' or company_id in (select id from company));
create trigger audit after insert or update or delete on exclusion for each row execute function audit_change();
alter table alert add foreign key (exclusion_id) references exclusion;

-- How often each rule matched, whether or not that made an alert. Written by machine for every batch of lines: no audit trigger.
create table rule_match (
    rule_id    uuid   not null,
    company_id uuid   not null references company on delete cascade,
    day        date   not null,
    count      bigint not null check (count > 0),
    primary key (rule_id, company_id, day)
);

create index on rule_match (company_id);
alter table rule_match enable row level security;
alter table rule_match force row level security;
create policy visible on rule_match using (scope_kind() = 'system' or company_id in (select id from company));

-- What correlation rules remember of a company between two batches. Written by machine for every batch: no audit trigger.
create table correlation_state (
    company_id uuid  primary key references company on delete cascade,
    state      bytea not null
);

alter table correlation_state enable row level security;
alter table correlation_state force row level security;
create policy system_only on correlation_state using (scope_kind() = 'system');

-- What happened to alerts and counts, in the order of commits, for whoever must not miss any of it; each reader keeps its own position.
-- Written by machine for every batch of lines: no audit trigger.
create table monitoring_change (
    position   bigint      primary key generated always as identity,
    kind       text        not null check (kind in ('opened', 'state', 'verdict', 'late')),
    company_id uuid        not null references company on delete cascade,
    alert_id   uuid        references alert on delete cascade,
    months     text[]      not null,
    at         timestamptz not null,
    check ((kind = 'late') = (alert_id is null))
);

create index on monitoring_change (company_id);
create index on monitoring_change (alert_id);
alter table monitoring_change enable row level security;
alter table monitoring_change force row level security;
create policy visible on monitoring_change using (scope_kind() = 'system' or company_id in (select id from company));

-- How far the journal is processed. Moves in the transaction that holds everything the lines changed.
create table intake_progress (
    only_row boolean     primary key default true check (only_row),
    sequence bigint      not null,
    moved_at timestamptz not null
);

insert into intake_progress (sequence, moved_at) values (0, now());

alter table intake_progress enable row level security;
alter table intake_progress force row level security;
create policy read_by_staff on intake_progress for select using (scope_kind() <> '');
create policy moved_by_the_pipeline on intake_progress for all using (scope_kind() = 'system');

-- Signs of life: when lines of a device were received over its connection. Imports and adoptions are none.
create table device_sign (
    device_id  uuid        primary key references device on delete cascade,
    company_id uuid        not null references company on delete cascade,
    first_line timestamptz not null,
    last_line  timestamptz not null,
    lines      bigint      not null,
    bytes      bigint      not null
);

create index on device_sign (company_id);
alter table device_sign enable row level security;
alter table device_sign force row level security;
create policy visible on device_sign using (company_visible(company_id));

-- Lines per device and day of the event (Asia/Tokyo), late ones included. first_line and last_line are event times.
create table device_day (
    device_id  uuid        not null references device on delete cascade,
    company_id uuid        not null references company on delete cascade,
    day        date        not null,
    lines      bigint      not null,
    flagged    bigint      not null,
    first_line timestamptz not null,
    last_line  timestamptz not null,
    primary key (device_id, company_id, day)
);

create index on device_day (company_id, day);
alter table device_day enable row level security;
alter table device_day force row level security;
create policy visible on device_day using (company_visible(company_id));

-- Times in which a device said nothing for longer than its limit, planned hours without power left out.
create table device_silence (
    id         uuid        primary key default uuidv7(),
    device_id  uuid        not null references device on delete cascade,
    company_id uuid        not null references company on delete cascade,
    since      timestamptz not null,
    noticed_at timestamptz not null,
    ended_at   timestamptz,
    check (ended_at is null or ended_at >= since)
);

create unique index one_open_silence on device_silence (device_id) where ended_at is null;
create index on device_silence (company_id, since);
alter table device_silence enable row level security;
alter table device_silence force row level security;
create policy visible on device_silence using (company_visible(company_id));

-- What came from whom and could not be attributed. The lines lie in the lake, without a company; this is their summary.
-- sender: the connection and the names that the lines bear, by which the lake finds them. reason: of the latest line.
-- Nobody's data yet, so the provider alone sees it.
create table quarantine (
    id            uuid        primary key default uuidv7(),
    sender        text        not null unique,
    reason        text        not null,
    connection    text        not null,
    devid         text,
    vd            text,
    hostname      text,
    lines         bigint      not null,
    first_seen    timestamptz not null,
    last_seen     timestamptz not null,
    last_sequence bigint      not null,
    sample        text        not null
);

create index on quarantine (lines, last_seen);
alter table quarantine enable row level security;
alter table quarantine force row level security;
create policy provider_only on quarantine using (scope_kind() in ('system', 'provider'));

-- Lines in quarantine that have no summary of their own, because more names came than are kept.
create table quarantine_overflow (
    only_row boolean primary key default true check (only_row),
    lines    bigint  not null
);

insert into quarantine_overflow (lines) values (0);

alter table quarantine_overflow enable row level security;
alter table quarantine_overflow force row level security;
create policy provider_only on quarantine_overflow using (scope_kind() in ('system', 'provider'));

-- Older lines that are taken in: handed in by a person or program, or adopted out of quarantine.
-- last_ordinal: how far the pipeline has committed; what comes again up to there is left out.
-- sender, up_to: which lines of the quarantine an adoption takes.
create table line_import (
    id           uuid        primary key default uuidv7(),
    kind         text        not null check (kind in ('import', 'adoption')),
    company_id   uuid        not null references company on delete cascade,
    device_id    uuid        not null references device on delete cascade,
    state        text        not null check (state in ('receiving', 'broken_off', 'received', 'done')),
    lines        bigint      not null default 0,
    taken        bigint      not null default 0,
    quarantined  bigint      not null default 0,
    last_ordinal bigint      not null default 0,
    requested_by text        not null,
    requested_at timestamptz not null,
    ended_at     timestamptz,
    sender       text,
    up_to        bigint,
    check ((kind = 'adoption') = (sender is not null))
);

create index on line_import (company_id, requested_at);
alter table line_import enable row level security;
alter table line_import force row level security;
create policy visible on line_import using (company_visible(company_id));
-- Who took in what is audited; how far it is changes with every batch.
create trigger audit after insert or delete on line_import for each row execute function audit_change();

-- How long lines are kept, in days. One provider, one row.
create table line_retention (
    only_row boolean primary key default true check (only_row),
    id       uuid    not null default uuidv7(),
    days     integer not null check (days between 30 and 3660)
);

insert into line_retention (days) values (400);

alter table line_retention enable row level security;
alter table line_retention force row level security;
create policy read_by_staff on line_retention for select using (scope_kind() <> '');
create policy changed_by_provider on line_retention for all using (scope_kind() in ('system', 'provider'));
create trigger audit after update on line_retention for each row execute function audit_change();

-- What the provider has changed of the shipped policy: class × outcome × severity → when.
create table notice_policy (
    threat_class text    not null,
    outcome      text    not null check (outcome in ('stopped', 'passed', 'unknown')),
    severity     integer not null check (severity between 1 and 5),
    timing       text    not null check (timing in ('immediately', 'after-verdict', 'digest', 'report')),
    primary key (threat_class, outcome, severity)
);

alter table notice_policy enable row level security;
alter table notice_policy force row level security;
create policy provider_only on notice_policy using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on notice_policy for each row execute function audit_change();

-- What the provider has written in place of shipped texts.
create table notice_text (
    kind       text        not null,
    locale     text        not null check (locale in ('ja', 'en')),
    source     text        not null,
    updated_at timestamptz not null,
    primary key (kind, locale)
);

alter table notice_text enable row level security;
alter table notice_text force row level security;
create policy provider_only on notice_text using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on notice_text for each row execute function audit_change();

-- Logos by their content; a mail refers to the one that it was written with.
create table notice_logo (
    id         text        primary key,
    media_type text        not null check (media_type in ('image/png', 'image/svg+xml')),
    content    bytea       not null check (length(content) <= 200000),
    created_at timestamptz not null
);

alter table notice_logo enable row level security;
alter table notice_logo force row level security;
create policy read_by_all on notice_logo for select using (scope_kind() <> '');
create policy changed_by_provider on notice_logo for all using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on notice_logo
    for each row execute function audit_change('content');

-- Who writes, how much and when; one row. sender '': the provider's name.
create table notice_setting (
    id             boolean  primary key default true check (id),
    sender         text     not null default '',
    phone          text     not null default '',
    signature      text     not null default '',
    reply_to       text     not null default '',
    logo_id        text     references notice_logo,
    desk_addresses text[]   not null default '{}',
    hourly_limit   integer  not null default 10 check (hourly_limit between 1 and 1000),
    digest_at      time     not null default '08:30',
    private_hooks  boolean  not null default false
);

alter table notice_setting enable row level security;
alter table notice_setting force row level security;
create policy provider_only on notice_setting using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on notice_setting for each row execute function audit_change();
insert into notice_setting default values;

-- What was decided about an alert and what the company was told of it last.
-- said: 'stopped', 'passed', 'unknown' or 'harmless'; null: nothing was told.
-- outcome, severity: as they were when it was decided. watched: still open and may get worse, so it is looked at again.
create table alert_told (
    alert_id   uuid        primary key,
    company_id uuid        not null references company on delete cascade,
    said       text        check (said in ('stopped', 'passed', 'unknown', 'harmless')),
    said_at    timestamptz,
    outcome    text        not null,
    severity   integer     not null,
    watched    boolean     not null
);

create index on alert_told (company_id);
create index on alert_told (alert_id) where watched;
alter table alert_told enable row level security;
alter table alert_told force row level security;
create policy visible on alert_told using (company_visible(company_id));

-- What waits for a company's next digest. many: it is there because the hourly limit was reached.
create table digest_item (
    id         uuid        primary key default uuidv7(),
    company_id uuid        not null references company on delete cascade,
    alert_id   uuid        not null,
    correction boolean     not null,
    many       boolean     not null,
    due_at     timestamptz not null,
    unique (alert_id, correction)
);

create index on digest_item (company_id, due_at);
create index on digest_item (due_at);
alter table digest_item enable row level security;
alter table digest_item force row level security;
create policy visible on digest_item using (company_visible(company_id));

-- Where notices are also sent as signed JSON. company_id null: the notices of every company.
create table webhook (
    id         uuid        primary key default uuidv7(),
    company_id uuid        references company on delete cascade,
    name       text        not null check (name <> ''),
    url        text        not null check (url ~ '^https?://'),
    secret     text        not null,
    enabled    boolean     not null default true,
    created_at timestamptz not null
);

create index on webhook (company_id);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy visible on webhook
    using ((company_id is null and scope_kind() in ('system', 'provider'))
        or (company_visible(company_id) and scope_kind() <> 'company'));
create trigger audit after insert or update or delete on webhook for each row execute function audit_change('secret');

-- One notice to one webhook. notice_id null: a test.
create table webhook_delivery (
    id              uuid        primary key default uuidv7(),
    webhook_id      uuid        not null references webhook on delete cascade,
    notice_id       uuid        references notice on delete cascade,
    company_id      uuid        references company on delete cascade,
    event           text        not null,
    body            text        not null,
    state           text        not null default 'pending' check (state in ('pending', 'sent', 'failed')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    unique (webhook_id, notice_id)
);

create index on webhook_delivery (company_id);
create index on webhook_delivery (notice_id);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'pending';
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy visible on webhook_delivery
    using ((company_id is null and scope_kind() in ('system', 'provider'))
        or (company_visible(company_id) and scope_kind() <> 'company'));

-- Why a notice could not be told to anybody.
alter table notice add column problem text;

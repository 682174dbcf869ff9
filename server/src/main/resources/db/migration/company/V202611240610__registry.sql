create table organisation (
    id         uuid        primary key default uuidv7(),
    kind       text        not null check (kind in ('provider', 'partner')),
    name       text        not null check (name <> ''),
    prefecture text        not null,
    created_at timestamptz not null
);

create unique index one_provider on organisation (kind) where kind = 'provider';

-- Names of the provider and its partners are no company's data; everyone signed in may read them.
alter table organisation enable row level security;
alter table organisation force row level security;
create policy read_by_all on organisation for select using (scope_kind() <> '');
create policy changed_by_provider on organisation for all using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on organisation for each row execute function audit_change();

-- Which partner may see which company, from when to when (null: until further notice).
create table company_grant (
    id              uuid primary key default uuidv7(),
    organisation_id uuid not null references organisation,
    company_id      uuid not null,
    valid_from      date not null,
    valid_to        date,
    check (valid_to is null or valid_to >= valid_from)
);

create index on company_grant (organisation_id, company_id);
create index on company_grant (company_id);

alter table company_grant enable row level security;
alter table company_grant force row level security;
create policy by_organisation on company_grant for select
    using (scope_kind() in ('system', 'provider') or (scope_kind() = 'partner' and organisation_id = scope_id()));
create policy changed_by_provider on company_grant for all using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on company_grant for each row execute function audit_change();

-- industry: division letter of the Japan Standard Industrial Classification (table 3).
-- services: optional classes that the provider's service watches for this company (table 32).
create table company (
    id          uuid        primary key default uuidv7(),
    provider_id uuid        not null references organisation,
    name        text        not null check (name <> ''),
    name_kana   text        not null default '',
    prefecture  text        not null,
    industry    text        not null check (industry ~ '^[A-T]$'),
    capital_yen bigint      not null check (capital_yen >= 0),
    employees   integer     not null check (employees >= 0),
    locale      text        not null default 'ja' check (locale in ('ja', 'en')),
    services    text[]      not null default '{}',
    created_at  timestamptz not null
);

create index on company (provider_id, name);
alter table company_grant add foreign key (company_id) references company on delete cascade;

alter table company enable row level security;
alter table company force row level security;
create policy visible on company
    using (scope_kind() = 'system'
        or (scope_kind() = 'provider' and provider_id = scope_id())
        or (scope_kind() = 'company' and id = scope_id())
        or (scope_kind() = 'partner' and exists (
               select from company_grant g
                where g.organisation_id = scope_id()
                  and g.company_id = company.id
                  and current_date >= g.valid_from
                  and (g.valid_to is null or current_date <= g.valid_to))));
create trigger audit after insert or update or delete on company for each row execute function audit_change();

-- The predicate of every other table with a company's data: company has its own policy, so this asks the scope.
create function company_visible(uuid) returns boolean
    language sql stable parallel safe
    return exists (select from company where id = $1);

-- power_off: planned hours without power, a list of {"days":["SAT","SUN"],"from":"20:00","to":"07:00"} in Asia/Tokyo.
create table site (
    id         uuid  primary key default uuidv7(),
    company_id uuid  not null references company on delete cascade,
    name       text  not null check (name <> ''),
    address    text  not null default '',
    power_off  jsonb not null default '[]'
);

create index on site (company_id);
alter table site enable row level security;
alter table site force row level security;
create policy visible on site using (company_visible(company_id));
create trigger audit after insert or update or delete on site for each row execute function audit_change();

-- minimum_severity: OCSF severity_id (1 informational … 5 critical) from which this contact wants a notice.
-- rank: the order in which contacts are tried. bounced_at: the last mail to this address came back.
create table contact (
    id               uuid        primary key default uuidv7(),
    company_id       uuid        not null references company on delete cascade,
    name             text        not null check (name <> ''),
    email            text        not null check (email like '%_@_%'),
    phone            text        not null default '',
    locale           text        not null default 'ja' check (locale in ('ja', 'en')),
    minimum_severity integer     not null default 1 check (minimum_severity between 1 and 6),
    rank             integer     not null default 1,
    wants_reports    boolean     not null default true,
    bounced_at       timestamptz,
    bounce_reason    text
);

create index on contact (company_id, rank);
alter table contact enable row level security;
alter table contact force row level security;
create policy visible on contact using (company_visible(company_id));
create trigger audit after insert or update or delete on contact for each row execute function audit_change();

-- A device of one vendor at one site. Evidence of whose line it is: the client certificate's SHA-256 fingerprint, or a
-- source address together with devid and vd (host name where the format has no devid).
-- interfaces: {"wan1":"external","internal":"internal"}; networks: CIDR of the inside; wan_addresses: own outside addresses.
-- silence_limit: seconds without a line after which an alert is raised.
create table device (
    id               uuid        primary key default uuidv7(),
    company_id       uuid        not null references company on delete cascade,
    site_id          uuid        references site on delete set null,
    name             text        not null check (name <> ''),
    vendor           text        not null check (vendor in ('fortigate', 'suricata')),
    devid            text,
    vd               text        not null default 'root',
    hostname         text,
    source_addresses text[]      not null default '{}',
    certificate      text,
    firmware         text,
    time_zone        text        not null default 'Asia/Tokyo',
    interfaces       jsonb       not null default '{}',
    networks         text[]      not null default '{}',
    wan_addresses    text[]      not null default '{}',
    silence_limit    integer     not null default 3600 check (silence_limit > 0),
    created_at       timestamptz not null,
    retired_at       timestamptz,
    check (devid is not null or hostname is not null)
);

create index on device (company_id);
alter table device enable row level security;
alter table device force row level security;
create policy visible on device using (company_visible(company_id));
create trigger audit after insert or update or delete on device for each row execute function audit_change();

-- Whose device it is, from–to; ranges of one device never overlap. A device sold on keeps its past.
create extension if not exists btree_gist;

create table device_assignment (
    id         uuid        primary key default uuidv7(),
    device_id  uuid        not null references device on delete cascade,
    company_id uuid        not null references company on delete cascade,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    exclude using gist (device_id with =, tstzrange(valid_from, valid_to) with &&)
);

create index on device_assignment (company_id);
alter table device_assignment enable row level security;
alter table device_assignment force row level security;
create policy visible on device_assignment using (company_visible(company_id));
create trigger audit after insert or update or delete on device_assignment for each row execute function audit_change();

-- Who signs in. Staff belong to an organisation, a company's contacts to their company.
create table account (
    id              uuid        primary key default uuidv7(),
    organisation_id uuid        references organisation,
    company_id      uuid        references company on delete cascade,
    email           text        not null unique check (email = lower(email)),
    name            text        not null,
    role            text        not null check (role in ('administrator', 'analyst', 'contact')),
    password_hash   text,
    locale          text        not null default 'ja' check (locale in ('ja', 'en')),
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    check ((role = 'contact') = (company_id is not null)),
    check ((role = 'contact') = (organisation_id is null))
);

alter table account enable row level security;
alter table account force row level security;
create policy visible on account
    using (scope_kind() in ('system', 'provider')
        or (scope_kind() = 'partner' and (organisation_id = scope_id() or (company_id is not null and company_visible(company_id))))
        or (scope_kind() = 'company' and company_id = scope_id()));
create trigger audit after insert or update or delete on account
    for each row execute function audit_change('password_hash');

-- One-time links with which an account sets its password; only a hash of the link's secret is kept.
create table one_time_link (
    id          uuid        primary key default uuidv7(),
    account_id  uuid        references account on delete cascade,
    secret_hash text        not null unique,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

alter table one_time_link enable row level security;
alter table one_time_link force row level security;
create policy system_only on one_time_link using (scope_kind() = 'system');
create trigger audit after insert or update or delete on one_time_link
    for each row execute function audit_change('secret_hash');

-- Tokens of programs. company_id null: all companies of the organisation.
create table api_token (
    id              uuid        primary key default uuidv7(),
    organisation_id uuid        not null references organisation,
    company_id      uuid        references company on delete cascade,
    name            text        not null,
    secret_hash     text        not null unique,
    permissions     text[]      not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    revoked_at      timestamptz
);

alter table api_token enable row level security;
alter table api_token force row level security;
create policy visible on api_token
    using (scope_kind() in ('system', 'provider')
        or (scope_kind() = 'partner' and organisation_id = scope_id()));
create trigger audit after insert or update or delete on api_token
    for each row execute function audit_change('secret_hash');

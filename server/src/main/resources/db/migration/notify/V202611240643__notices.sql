-- What Banso has to tell somebody, once per key; from it come the mails and webhook calls.
-- audience: 'company' (its contacts) or 'staff' (the provider's desk, company_id says whom it is about).
-- facts: what the texts fill in, raw; language and form are chosen for each recipient.
-- addressed_at: when mails were made of it; recipients: how many (0 = nobody could be reached).
create table notice (
    id           uuid        primary key default uuidv7(),
    company_id   uuid        references company on delete cascade,
    audience     text        not null check (audience in ('company', 'staff')),
    kind         text        not null,
    key          text        not null unique,
    severity     integer     not null check (severity between 0 and 6),
    alert_id     uuid,
    facts        jsonb       not null,
    created_at   timestamptz not null,
    addressed_at timestamptz,
    recipients   integer     not null default 0
);

create index on notice (company_id, created_at);
create index on notice (alert_id);
create index notice_to_address on notice (created_at) where addressed_at is null;

alter table notice enable row level security;
alter table notice force row level security;
create policy visible on notice
    using ((company_id is null and scope_kind() in ('system', 'provider'))
        or (company_visible(company_id) and (audience = 'company' or scope_kind() <> 'company')));

-- One mail to one recipient, exactly as it goes out. A mail keeps its Message-ID over every attempt.
-- suppressed: overtaken before it left (the alert was judged harmless). secret: the body is wiped when it has left.
create table outbox_mail (
    id              uuid        primary key default uuidv7(),
    notice_id       uuid        not null references notice on delete cascade,
    company_id      uuid        references company on delete cascade,
    audience        text        not null check (audience in ('company', 'staff')),
    contact_id      uuid,
    recipient       text        not null,
    recipient_name  text        not null,
    locale          text        not null check (locale in ('ja', 'en')),
    message_id      text        not null unique,
    subject         text        not null,
    text_body       text        not null,
    html_body       text        not null,
    secret          boolean     not null default false,
    state           text        not null default 'pending' check (state in ('pending', 'sent', 'failed', 'suppressed')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    unique (notice_id, recipient)
);

create index on outbox_mail (company_id, created_at);
create index outbox_mail_due on outbox_mail (next_attempt_at) where state = 'pending';

alter table outbox_mail enable row level security;
alter table outbox_mail force row level security;
create policy visible on outbox_mail
    using ((company_id is null and scope_kind() in ('system', 'provider'))
        or (company_visible(company_id) and (audience = 'company' or scope_kind() <> 'company')));

-- How far the changes of other capabilities have been turned into notices; moves with the notices it made.
create table notify_position (
    source   text   primary key,
    position bigint not null
);

alter table notify_position enable row level security;
alter table notify_position force row level security;
create policy system_only on notify_position using (scope_kind() = 'system');

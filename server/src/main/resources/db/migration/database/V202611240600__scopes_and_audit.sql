-- What the current transaction may see. The application sets the three settings at its start; they end with it.
create function scope_kind() returns text
    language sql stable parallel safe
    return coalesce(current_setting('banso.scope', true), '');

create function scope_id() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('banso.scope_id', true), '')::uuid;

create function scope_actor() returns text
    language sql stable parallel safe
    return coalesce(nullif(current_setting('banso.actor', true), ''), 'owner');

-- The audit trail: one row per change of every audited table, written by a trigger, so that no code can forget it.
create table audit_event (
    id         uuid        primary key default uuidv7(),
    at         timestamptz not null default clock_timestamp(),
    actor      text        not null,
    action     text        not null check (action in ('insert', 'update', 'delete', 'event')),
    subject    text        not null,
    subject_id text,
    company_id uuid,
    before     jsonb,
    after      jsonb
);

create index on audit_event (company_id, at);
create index on audit_event (subject, subject_id);

alter table audit_event enable row level security;
alter table audit_event force row level security;

create policy written_by_all on audit_event for insert with check (true);
create policy read_by_staff on audit_event for select
    using (scope_kind() in ('system', 'provider') or (scope_kind() = 'company' and company_id = scope_id()));

-- Attached to a table with: create trigger audit after insert or update or delete on … for each row
--                           execute function audit_change('secret_column', …)
-- The arguments name columns whose values never reach the trail.
create function audit_change() returns trigger
    language plpgsql as $$
declare
    old_row jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) end;
    new_row jsonb := case when tg_op in ('INSERT', 'UPDATE') then to_jsonb(new) end;
    whole   jsonb := coalesce(new_row, old_row);
begin
    if tg_nargs > 0 then
        old_row := old_row - tg_argv[0:tg_nargs - 1];
        new_row := new_row - tg_argv[0:tg_nargs - 1];
    end if;
    insert into audit_event (actor, action, subject, subject_id, company_id, before, after)
    values (scope_actor(), lower(tg_op), tg_table_name, whole ->> 'id',
            case when tg_table_name = 'company' then (whole ->> 'id')::uuid else (whole ->> 'company_id')::uuid end,
            old_row, new_row);
    return null;
end $$;

grant usage on schema public to banso_app;
alter default privileges in schema public grant select, insert, update, delete on tables to banso_app;
alter default privileges in schema public grant usage, select on sequences to banso_app;
grant select, insert on audit_event to banso_app;

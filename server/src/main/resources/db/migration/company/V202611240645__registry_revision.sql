-- One number that moves whenever whose line it is may have changed, so that every process knows when to read again.
create table registry_revision (
    only_one boolean primary key default true check (only_one),
    revision bigint  not null
);

insert into registry_revision (revision) values (0);

create function registry_changed() returns trigger
    language plpgsql as $$
begin
    update registry_revision set revision = revision + 1;
    return null;
end $$;

create trigger registry after insert or update or delete on device for each statement execute function registry_changed();
create trigger registry after insert or update or delete on device_assignment for each statement execute function registry_changed();
create trigger registry after update or delete on company for each statement execute function registry_changed();

-- A company that is being erased. It stays here, by number and name, when everything else of it is gone.
create table company_erasure (
    company_id   uuid        primary key,
    name         text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    finished_at  timestamptz
);

alter table company_erasure enable row level security;
alter table company_erasure force row level security;
create policy visible on company_erasure using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on company_erasure for each row execute function audit_change();
create trigger registry after insert or update or delete on company_erasure for each statement execute function registry_changed();

-- The trail of an erased company keeps who changed what kind of record and when, but no longer what it said.
create policy forgotten_by_system on audit_event for update using (scope_kind() = 'system');

create function forget_in_audit(erased uuid) returns void
    language sql security definer set search_path = public
    as $$
        update audit_event set before = null, after = null
         where company_id = erased and subject <> 'company_erasure' and scope_kind() = 'system'
    $$;

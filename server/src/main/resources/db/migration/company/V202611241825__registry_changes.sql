-- Which devices to read again. revision: of registry_revision when they changed; whoever changes the registry holds that row until
-- the commit, so revisions are in the order of commits and a reader misses none. Only the last revisions are kept; who is
-- further behind reads everything. Written by triggers and no company's data: everyone may add, the system alone reads.
create table registry_change (
    revision  bigint not null,
    device_id uuid   not null,
    primary key (revision, device_id)
);

alter table registry_change enable row level security;
alter table registry_change force row level security;
create policy added_by_all on registry_change for insert with check (true);
create policy system_only on registry_change using ((select scope_kind()) = 'system');

drop trigger registry on device;
drop trigger registry on device_assignment;
drop trigger registry on company;
drop trigger registry on company_erasure;

create or replace function registry_changed() returns trigger
    language plpgsql as $$
declare
    current bigint;
begin
    update registry_revision set revision = revision + 1 returning revision into current;
    case tg_table_name
        when 'device' then
            insert into registry_change select distinct current, c.id from changed c;
        when 'device_assignment' then
            insert into registry_change select distinct current, c.device_id from changed c;
        when 'company' then
            insert into registry_change select distinct current, a.device_id from changed c join device_assignment a on a.company_id = c.id;
        when 'company_erasure' then
            insert into registry_change select distinct current, a.device_id from changed c join device_assignment a on a.company_id = c.company_id;
    end case;
    return null;
end $$;

create trigger registry_insert after insert on device referencing new table as changed for each statement execute function registry_changed();
create trigger registry_update after update on device referencing new table as changed for each statement execute function registry_changed();
create trigger registry_delete after delete on device referencing old table as changed for each statement execute function registry_changed();
create trigger registry_insert after insert on device_assignment referencing new table as changed for each statement execute function registry_changed();
create trigger registry_update after update on device_assignment referencing new table as changed for each statement execute function registry_changed();
create trigger registry_delete after delete on device_assignment referencing old table as changed for each statement execute function registry_changed();
create trigger registry_update after update on company referencing new table as changed for each statement execute function registry_changed();
create trigger registry_delete after delete on company referencing old table as changed for each statement execute function registry_changed();
create trigger registry_insert after insert on company_erasure referencing new table as changed for each statement execute function registry_changed();
create trigger registry_update after update on company_erasure referencing new table as changed for each statement execute function registry_changed();
create trigger registry_delete after delete on company_erasure referencing old table as changed for each statement execute function registry_changed();

-- Up to where an adoption takes its sender's quarantined lines out of each partition of the log, fixed when it begins: lines
-- that come back into quarantine lie behind.
create table adoption_reach (
    id          uuid    primary key default uuidv7(),
    adoption_id uuid    not null references line_import on delete cascade,
    partition   integer not null,
    up_to       bigint  not null,
    unique (adoption_id, partition)
);

alter table adoption_reach enable row level security;
alter table adoption_reach force row level security;
create policy system_only on adoption_reach using (scope_kind() = 'system');

-- A migration sees no company's rows; what is on its way begins with the reach that it finds.
alter table line_import drop column up_to;

-- Orders to remove lines come from erasures, whose company may be gone before, and from adoptions.
alter table line_removal
    alter column company_id drop not null,
    add column adoption_id uuid references line_import on delete cascade,
    add check (num_nonnulls(company_id, adoption_id) = 1);
create index on line_removal (adoption_id);

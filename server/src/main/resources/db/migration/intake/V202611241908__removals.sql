-- Orders to remove a company's lines, one for each partition of the log; gone when all are carried out. The company's row may
-- be gone before.
-- senders: of quarantined lines that are the company's. up_to: lines up to there may still be on their way.
create table line_removal (
    id         uuid        primary key default uuidv7(),
    partition  integer     not null,
    company_id uuid        not null,
    senders    text[]      not null,
    up_to      bigint      not null,
    ordered_at timestamptz not null,
    done_at    timestamptz
);

create index on line_removal (partition) where done_at is null;
create index on line_removal (company_id);
alter table line_removal enable row level security;
alter table line_removal force row level security;
create policy system_only on line_removal using (scope_kind() = 'system');

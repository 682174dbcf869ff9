-- The processes that work lines off, as each said last, by the database's clock. Gone a day after it was last heard.
create table worker (
    name          text             primary key,
    started_at    timestamptz      not null,
    seen_at       timestamptz      not null,
    processed     bigint           not null,
    waiting       bigint           not null,
    delay_seconds double precision not null,
    problem       text
);

alter table worker enable row level security;
alter table worker force row level security;
create policy system_only on worker using (scope_kind() = 'system');

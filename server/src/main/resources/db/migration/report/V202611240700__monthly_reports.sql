-- Monthly reports: one row per company, month and revision. snapshot holds everything the report says; a released row's
-- snapshot, comment and changes never change. A company sees its report from the release on.
-- month: first day of the month, Asia/Tokyo. changes: what the revision changed, in words. missing_glyphs: characters
-- that the PDF cannot print. total, data_days: figures of the snapshot that lists show and later checks compare.
create table monthly_report (
    id             uuid        primary key default uuidv7(),
    company_id     uuid        not null references company on delete cascade,
    month          date        not null check (extract(day from month) = 1),
    revision       integer     not null check (revision > 0),
    state          text        not null check (state in ('draft', 'released', 'superseded')),
    snapshot       jsonb       not null,
    total          bigint      not null,
    unjudged       bigint      not null,
    data_days      integer     not null,
    comment        text        not null default '',
    changes        jsonb       not null default '[]',
    missing_glyphs text[]      not null default '{}',
    created_at     timestamptz not null,
    released_at    timestamptz,
    released_by    text,
    unique (company_id, month, revision),
    check ((state = 'draft') = (released_at is null))
);

create unique index one_draft_a_month on monthly_report (company_id, month) where state = 'draft';
create unique index one_release_a_month on monthly_report (company_id, month) where state = 'released';
create index on monthly_report (month, state);

alter table monthly_report enable row level security;
alter table monthly_report force row level security;
create policy visible on monthly_report
    using (company_visible(company_id) and (scope_kind() <> 'company' or state <> 'draft'));
create trigger audit after insert or update or delete on monthly_report
    for each row execute function audit_change('snapshot');

-- Reports that must be looked at again, put down together with the position up to which changes were read: nothing is
-- lost however the process ends. noticed grows with every further change, so that one made meanwhile stays.
create table report_recheck (
    company_id uuid   not null references company on delete cascade,
    month      date   not null,
    noticed    bigint not null default 1,
    primary key (company_id, month)
);

alter table report_recheck enable row level security;
alter table report_recheck force row level security;
create policy system_only on report_recheck using (scope_kind() = 'system');

-- One row. position: the last change of monitoring that was read. drafted: the last month of which drafts were made.
create table report_progress (
    only_row boolean primary key default true check (only_row),
    position bigint  not null,
    drafted  date
);

insert into report_progress (position) values (0);
alter table report_progress enable row level security;
alter table report_progress force row level security;
create policy system_only on report_progress using (scope_kind() = 'system');

-- When drafts release themselves: this day of the following month, at this time in Japan. Null day: never.
create table report_deadline (
    only_row    boolean primary key default true check (only_row),
    day         integer check (day between 1 and 28),
    time_of_day time    not null
);

insert into report_deadline (day, time_of_day) values (5, '09:00');
alter table report_deadline enable row level security;
alter table report_deadline force row level security;
create policy read_by_staff on report_deadline for select using (scope_kind() in ('system', 'provider', 'partner'));
create policy changed_by_provider on report_deadline for update using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on report_deadline for each row execute function audit_change();

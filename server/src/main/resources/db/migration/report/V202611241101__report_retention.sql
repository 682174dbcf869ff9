-- How long reports are kept, in months after the one that they are about; null: without end. One provider, one row.
-- At least 14 months, because lines that arrive late change reports for 13.
create table report_retention (
    only_row boolean primary key default true check (only_row),
    months   integer check (months between 14 and 600)
);

insert into report_retention (months) values (null);
alter table report_retention enable row level security;
alter table report_retention force row level security;
create policy read_by_staff on report_retention for select using (scope_kind() in ('system', 'provider', 'partner'));
create policy changed_by_provider on report_retention for update using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on report_retention for each row execute function audit_change();

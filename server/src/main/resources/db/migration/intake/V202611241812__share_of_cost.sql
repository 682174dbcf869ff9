-- What a company's lines cost: the time in which they were read, stored and looked at, beside their number, by the day of the event.
alter table device_day add column work_micros bigint not null default 0;
create index device_day_day on device_day (day);

-- How much room each company's lines took in the lake, as of the day's last look; the provider's matter alone.
create table storage_day (
    company_id uuid   not null references company on delete cascade,
    day        date   not null,
    bytes      bigint not null,
    primary key (company_id, day)
);

create index on storage_day (day);
alter table storage_day enable row level security;
alter table storage_day force row level security;
create policy provider_only on storage_day using (scope_kind() in ('system', 'provider'));

-- What the machine costs a month, from that month on until another says otherwise. month: its first day.
create table machine_cost (
    month date   primary key,
    yen   bigint not null check (yen between 0 and 1000000000)
);

alter table machine_cost enable row level security;
alter table machine_cost force row level security;
create policy provider_only on machine_cost using (scope_kind() in ('system', 'provider'));
create trigger audit after insert or update or delete on machine_cost for each row execute function audit_change();

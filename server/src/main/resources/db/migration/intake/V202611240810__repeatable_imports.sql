-- An import without a device is the provider's: the registry decides for each line.
-- requester_id, repeat_key: whose key it is (organisation or company); the same key takes up the same import.
alter table line_import
    alter column company_id drop not null,
    alter column device_id drop not null,
    add column requester_id uuid,
    add column repeat_key   text check (length(repeat_key) between 1 and 200),
    add check ((company_id is null) = (device_id is null)),
    add check (kind = 'import' or device_id is not null),
    add check (repeat_key is null or requester_id is not null);

create unique index one_import_a_key on line_import (requester_id, repeat_key);

drop policy visible on line_import;
create policy visible on line_import
    using (case when company_id is null then scope_kind() in ('system', 'provider') else company_visible(company_id) end);

-- Scope and visible companies are asked for once per statement, not once per row; what is visible stays the same.
alter policy visible on device_sign using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on device_day using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on device_silence using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on line_import
    using ((select scope_kind()) = 'system'
        or (company_id is null and (select scope_kind()) = 'provider')
        or company_id in (select id from company));

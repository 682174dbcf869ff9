-- Scope and visible companies are asked for once per statement, not once per row; what is visible stays the same.
alter policy visible on monthly_report
    using ((select scope_kind()) = 'system'
        or (company_id in (select id from company) and ((select scope_kind()) <> 'company' or state <> 'draft')));

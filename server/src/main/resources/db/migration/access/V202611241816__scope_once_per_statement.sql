-- Scope and visible companies are asked for once per statement, not once per row; what is visible stays the same.
alter policy visible on account
    using ((select scope_kind()) in ('system', 'provider')
        or ((select scope_kind()) = 'partner' and (organisation_id = (select scope_id()) or company_id in (select id from company)))
        or ((select scope_kind()) = 'company' and company_id = (select scope_id())));

-- Scope and visible companies are asked for once per statement, not once per row; what is visible stays the same. company_visible is
-- kept for statements that ask about one company. A comparison with null is no answer, so each line holds in its own scope alone, and
-- PostgreSQL expects the rows that there are, and not a few, when it plans.
alter policy visible on company
    using ((select scope_kind()) = 'system'
        or provider_id = (select case scope_kind() when 'provider' then scope_id() end)
        or id = (select case scope_kind() when 'company' then scope_id() end)
        or id in (select g.company_id from company_grant g
                   where g.organisation_id = (select case scope_kind() when 'partner' then scope_id() end)
                     and g.valid_from <= (select scope_today())
                     and (g.valid_to is null or g.valid_to >= (select scope_today()))));
alter policy by_organisation on company_grant
    using ((select scope_kind()) in ('system', 'provider') or ((select scope_kind()) = 'partner' and organisation_id = (select scope_id())));
alter policy changed_by_provider on company_grant using ((select scope_kind()) in ('system', 'provider'));
alter policy visible on site using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on contact using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on device using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on device_assignment using ((select scope_kind()) = 'system' or company_id in (select id from company));

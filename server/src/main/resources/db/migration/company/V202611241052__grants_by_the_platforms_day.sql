-- A grant begins and ends by the platform's clock.
alter policy visible on company
    using (scope_kind() = 'system'
        or (scope_kind() = 'provider' and provider_id = scope_id())
        or (scope_kind() = 'company' and id = scope_id())
        or (scope_kind() = 'partner' and exists (
               select from company_grant g
                where g.organisation_id = scope_id()
                  and g.company_id = company.id
                  and scope_today() >= g.valid_from
                  and (g.valid_to is null or scope_today() <= g.valid_to))));

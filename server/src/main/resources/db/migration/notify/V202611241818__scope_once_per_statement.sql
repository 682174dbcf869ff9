-- Scope and visible companies are asked for once per statement, not once per row; what is visible stays the same.
alter policy visible on alert_told using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on digest_item using ((select scope_kind()) = 'system' or company_id in (select id from company));
alter policy visible on notice
    using ((select scope_kind()) = 'system'
        or (company_id is null and (select scope_kind()) = 'provider')
        or (company_id in (select id from company) and (audience = 'company' or (select scope_kind()) <> 'company')));
alter policy visible on outbox_mail
    using ((select scope_kind()) = 'system'
        or (company_id is null and (select scope_kind()) = 'provider')
        or (company_id in (select id from company) and (audience = 'company' or (select scope_kind()) <> 'company')));
alter policy visible on webhook
    using ((select scope_kind()) = 'system'
        or (company_id is null and (select scope_kind()) = 'provider')
        or (company_id in (select id from company) and (select scope_kind()) <> 'company'));
alter policy visible on webhook_delivery
    using ((select scope_kind()) = 'system'
        or (company_id is null and (select scope_kind()) = 'provider')
        or (company_id in (select id from company) and (select scope_kind()) <> 'company'));

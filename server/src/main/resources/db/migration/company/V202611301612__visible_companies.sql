-- The companies that a transaction sees, for the policies of all tables with a company's data. Asked once per statement, as before; a
-- transaction that is about one company, or whose scope is one, looks up that row alone, however many others there are. Whether the
-- row is visible is said by the policy of company, as before. A function of its own keeps plans small: planning took longer than reading.
create function scope_about() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('banso.about', true), '')::uuid;

create function visible_companies() returns setof uuid
    language plpgsql stable parallel safe rows 1000 as $$
begin
    case
        when scope_about() is not null then return query select id from company where id = scope_about();
        when scope_kind() = 'company' then return query select id from company where id = scope_id();
        else return query select id from company;
    end case;
end $$;

do $$
declare
    each record;
begin
    for each in
        select polrelid::regclass as relation, polname as name, polwithcheck is not null as checks,
               regexp_replace(pg_get_expr(polqual, polrelid), 'SELECT company\.id\s+FROM company\)', 'SELECT visible_companies())', 'g') as seen,
               regexp_replace(pg_get_expr(polwithcheck, polrelid), 'SELECT company\.id\s+FROM company\)', 'SELECT visible_companies())', 'g') as written
          from pg_policy
         where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ 'SELECT company\.id\s+FROM company\)'
    loop
        execute format('alter policy %I on %s using (%s)', each.name, each.relation, each.seen);
        if each.checks then
            execute format('alter policy %I on %s with check (%s)', each.name, each.relation, each.written);
        end if;
    end loop;
end $$;

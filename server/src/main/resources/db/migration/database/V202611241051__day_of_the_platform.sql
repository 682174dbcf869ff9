-- The day by the platform's clock, which the application sets with the scope: the clock can be moved, PostgreSQL's cannot.
create function scope_today() returns date
    language sql stable parallel safe
    return coalesce(nullif(current_setting('banso.today', true), '')::date, (now() at time zone 'Asia/Tokyo')::date);

-- An open alert moves with every batch that goes on with it. Indexes know the hour of its last line alone, so that they need a new
-- entry once an hour, and there is room for a second version of its row on its page. Who reads by time sorts within the hour.
create function hour_of(moment timestamptz) returns timestamp
    language sql immutable parallel safe
    return date_trunc('hour', moment at time zone 'UTC');

drop index alert_grouping_last_seen_idx, alert_company_id_last_seen_idx, alert_last_seen_id_idx, alert_severity_last_seen_id_idx,
           alert_last_seen_idx;

alter table alert set (fillfactor = 70);
alter table alert add column last_seen_hour timestamp not null generated always as (hour_of(last_seen)) stored;

create index on alert (grouping);
create index on alert (company_id, last_seen_hour);
create index on alert (last_seen_hour);
create index on alert (severity, last_seen_hour);
create index on alert (last_seen_hour) where state = 'open';

-- One row for each partition of the log: 0 is the journal. A sequence names its partition, so no two share one.
-- epoch: grows with every process that takes the partition over; who had it before commits nothing any more.
-- holder: the process that works the partition off, or worked it off last.
alter table intake_progress drop column only_row;
alter table intake_progress
    add column partition integer not null default 0 primary key,
    add column epoch     bigint  not null default 0,
    add column holder    text;
alter table intake_progress alter column partition drop default;

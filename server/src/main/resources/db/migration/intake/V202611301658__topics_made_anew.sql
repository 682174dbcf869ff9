-- skipped: so many places of a partition lie before the beginning of Kafka's topic, which was made anew after a restore.
alter table intake_progress add column skipped bigint not null default 0;

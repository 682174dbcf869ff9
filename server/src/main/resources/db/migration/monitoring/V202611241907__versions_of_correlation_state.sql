-- Grows with every change, so that a process knows whether another one has changed what it remembers.
alter table correlation_state add column version bigint not null default 1;

-- What each process does, and what it sees of itself; null before it said so.
alter table worker
    add column roles  text not null default '',
    add column report jsonb;

-- Who made a token; null for those of the command line. It ends with its maker's account, and rests while that is locked out.
alter table api_token add column account_id uuid references account on delete cascade;
create index on api_token (account_id);

-- problem: why an adoption was broken off, for whoever runs the installation; null where it was not.
alter table line_import add column problem text;

-- Monitoring says when an open alert grew worse: nothing is watched any more, and what was told is all that is remembered.
delete from alert_told where said is null;
alter table alert_told drop column watched, drop column outcome, drop column severity, alter column said set not null;

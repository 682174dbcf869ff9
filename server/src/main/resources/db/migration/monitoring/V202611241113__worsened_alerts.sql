-- That an open alert grew worse is a change as well: readers no longer look at every open alert again.
alter table monitoring_change drop constraint monitoring_change_kind_check;
alter table monitoring_change add check (kind in ('opened', 'state', 'worsened', 'verdict', 'late'));

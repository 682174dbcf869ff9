-- Every batch moves the rows of all devices that speak. With room for a second version of each row on its page, their indexes need no
-- new entries (only the first of such updates has them, as the page was filled before this).
alter table device_day set (fillfactor = 45);
alter table device_sign set (fillfactor = 45);

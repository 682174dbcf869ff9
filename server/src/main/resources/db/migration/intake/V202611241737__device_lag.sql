-- When a device's latest line was processed, and what time it bears itself: how far its clock is off. Null until the next line.
alter table device_sign
    add column processed_at timestamptz,
    add column last_event   timestamptz;

-- A sender's lines are adopted once at a time.
create unique index one_adoption_per_sender on line_import (sender) where kind = 'adoption' and state <> 'done';

-- Drafts of the start forms and steps of Tasklist too. What it is a draft of: the process that the form begins, or the task.
-- Which form it was, under which name and about which concern is for its author, once the step has gone to somebody else.
ALTER TABLE draft ADD COLUMN form_id   text NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN title     text NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN reference text NOT NULL DEFAULT '';
-- Which of its changes this is: a window that has not seen the last one does not overwrite it.
ALTER TABLE draft ADD COLUMN revision  integer NOT NULL DEFAULT 1;

-- The report's draft is the same on its page and in Tasklist.
UPDATE draft SET form = 'cse-concern' WHERE form = 'report';

GRANT UPDATE (revision) ON draft TO app;

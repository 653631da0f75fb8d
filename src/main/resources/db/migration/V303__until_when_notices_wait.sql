-- The latest time until which somebody's notices wait is asked for with each further one. Among those of one person alone it was
-- looked for in all of them, and 10,000 may wait together.
DROP INDEX notice_waiting_for_others;
CREATE INDEX notice_waiting_for_others ON notice (to_account, waits_until) WHERE state = 'WAITING' AND waits_until IS NOT NULL;

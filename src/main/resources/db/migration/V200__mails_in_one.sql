-- Until when a notice waits for others to the same person, with which it is one mail. Empty for one that goes at once.
ALTER TABLE notice ADD COLUMN waits_until timestamptz;

CREATE INDEX notice_waiting_for_others ON notice (to_account) WHERE state = 'WAITING' AND waits_until IS NOT NULL;

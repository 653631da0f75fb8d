-- Where an account's owner was reached before: they are told there too, for a while, of what changes about how they sign in.
-- Whoever changes the address could read all that is sent to the new one.
ALTER TABLE account ADD COLUMN mail_before text;
ALTER TABLE account ADD COLUMN mail_before_until timestamptz;

GRANT UPDATE (mail_before, mail_before_until) ON account TO app;

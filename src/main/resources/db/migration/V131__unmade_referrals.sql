-- A referral that was proposed and that nobody has made yet may end only where that agency or the LADO said so.
ALTER TABLE referral ADD COLUMN is_advice_enough boolean NOT NULL DEFAULT false;

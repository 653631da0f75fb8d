-- Why whoever was asked agreed or refused, and what stood in the way of a change that was agreed to.
ALTER TABLE account_change
    ADD COLUMN first_reason text,
    ADD COLUMN second_reason text,
    ADD COLUMN outcome text,
    -- Nobody agrees to what they asked for, to what is about them, or twice.
    ADD CHECK (first_by NOT IN (asked_by, account)),
    ADD CHECK (second_by NOT IN (asked_by, account, first_by)),
    ADD CHECK (state <> 'DONE' OR (CASE needs
        WHEN 'NOBODY' THEN true WHEN 'ONE' THEN first_by IS NOT NULL ELSE second_by IS NOT NULL END)),
    ADD CHECK ((state = 'ASKED') = (settled_at IS NULL)),
    ADD CHECK (state = 'ASKED' OR (password IS NULL AND activation_code IS NULL));

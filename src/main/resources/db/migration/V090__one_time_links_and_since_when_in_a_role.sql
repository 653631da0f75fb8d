-- Since when somebody is in a role; 1970 where they were from the start. Sealed with the role itself: who comes new into a
-- line is offered what comes from then on.
ALTER TABLE account_role ADD COLUMN since timestamptz NOT NULL DEFAULT 'epoch';
GRANT UPDATE (since) ON account_role TO app;

-- To whom somebody of the line has handed it over who came into the line later, and when. Ids of accounts and times.
ALTER TABLE concern ADD COLUMN handed_to text;

-- The hash of the key in a link that was mailed to the person, by which they choose a password. Never the key.
ALTER TABLE account
    ADD COLUMN link text,
    ADD COLUMN link_until timestamptz,
    ADD CHECK ((link IS NULL) = (link_until IS NULL));
GRANT UPDATE (link, link_until) ON account TO app;

-- Nobody types a password for another any more.
ALTER TABLE account_change
    DROP COLUMN password,
    -- The address that whoever agrees has confirmed.
    ADD COLUMN link_to text,
    -- Not before then, where neither a chair nor a deputy chair was there to agree.
    ADD COLUMN in_force_at timestamptz,
    ADD CHECK (state = 'ASKED' OR activation_code IS NULL),
    DROP CONSTRAINT account_change_needs_check,
    ADD CHECK (needs IN ('NOBODY', 'ONE', 'TWO', 'OVER_HEAD', 'GOVERNORS_ROLE', 'WITHOUT_CHAIR')),
    ADD CHECK (state <> 'DONE' OR needs <> 'WITHOUT_CHAIR' OR settled_at >= in_force_at);

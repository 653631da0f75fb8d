-- How somebody signs in, and who said that they may.
ALTER TABLE account
    -- A password that somebody else gave: it must be changed at the first sign-in, and until then is good for a while only.
    ADD COLUMN is_password_one_time boolean NOT NULL DEFAULT false,
    ADD COLUMN password_until timestamptz,
    -- The hash of a code that only whoever agreed to the account's new rights can hand over.
    ADD COLUMN activation text,
    -- The secret shared with the person's telephone, in Base32, and the last 30-second step whose code was used.
    ADD COLUMN second_factor text,
    ADD COLUMN second_factor_step bigint NOT NULL DEFAULT 0,
    -- Raised to end every session that began before, whatever the clock says.
    ADD COLUMN sign_in_round integer NOT NULL DEFAULT 0,
    ADD COLUMN version integer NOT NULL DEFAULT 0,
    ADD CHECK (is_password_one_time = (password_until IS NOT NULL));

-- Neither who somebody is nor since when: another person's name on an account would be another person.
GRANT UPDATE (mail, password, is_password_one_time, password_until, second_factor, second_factor_step, sign_in_round,
    activation, until_day, version) ON account TO app;
GRANT DELETE ON account_role TO app;

-- What was asked for an account, who agreed, and what became of it. Passwords are kept as hashes, and only until then.
CREATE TABLE account_change (
    id          uuid PRIMARY KEY,
    school      text NOT NULL DEFAULT 'main' REFERENCES school,
    kind        text NOT NULL CHECK (kind IN ('CREATE', 'DISABLE', 'ENABLE', 'NEW_PASSWORD', 'ROLES', 'REMOVE_SECOND_FACTOR')),
    account     text NOT NULL,
    name        text,
    mail        text,
    roles       text,
    password    text,
    activation_code text,
    reason      text NOT NULL,
    asked_by    text NOT NULL REFERENCES account (id),
    asked_at    timestamptz NOT NULL,
    needs       text NOT NULL CHECK (needs IN ('NOBODY', 'ONE', 'TWO')),
    first_by    text REFERENCES account (id),
    second_by   text REFERENCES account (id),
    state       text NOT NULL CHECK (state IN ('ASKED', 'REFUSED', 'DONE')),
    settled_at  timestamptz,
    version     integer NOT NULL DEFAULT 0
);

GRANT SELECT, INSERT, UPDATE ON account_change TO app;

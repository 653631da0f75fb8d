-- What has been decided about telling home, one row per concern.
CREATE TABLE parent_contact (
    id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school                 text NOT NULL DEFAULT 'main' REFERENCES school,
    reference              text NOT NULL UNIQUE,
    is_household_involved  boolean NOT NULL DEFAULT false,
    advice                 text NOT NULL DEFAULT 'NONE' CHECK (advice IN ('NONE', 'MAY_TELL', 'HOLD')),
    advised_at             timestamptz,
    is_lado_advised        boolean NOT NULL DEFAULT false,
    deferred_until         timestamptz,
    deferrals              integer NOT NULL DEFAULT 0,
    decision               text,
    decided_at             timestamptz,
    is_settled             boolean NOT NULL DEFAULT false,
    version                integer NOT NULL DEFAULT 0
);

GRANT SELECT, INSERT, UPDATE ON parent_contact TO app;

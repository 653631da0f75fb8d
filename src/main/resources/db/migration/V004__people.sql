-- Who may sign in, and how. Roles decide what is offered to whom; the engine only reads this. Names, addresses, passwords (as
-- hashes) and second factors are sealed.
CREATE TABLE account (
    id                    text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9._-]*$'),
    school                text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    name                  text NOT NULL,
    mail                  text,
    -- Where its owner was reached before: they are told there too, for a while, of what changes about how they sign in.
    -- Whoever changes the address could read all that is sent to the new one.
    mail_before           text,
    mail_before_until     timestamptz,
    from_day              date,
    until_day             date,
    -- The class that somebody teaches, if any: whoever reads about a child of another one is named in the head's summary.
    teaches               text,
    -- What the account may do, sealed: a role or a last day that is changed directly in the database does not go with it.
    standing              text NOT NULL,
    password              text NOT NULL,
    -- A password that somebody else gave: it must be changed at the first sign-in, and until then is good for a while only.
    is_password_one_time  boolean NOT NULL DEFAULT false,
    password_until        timestamptz,
    -- The hash of a code that only whoever agreed to the account's new rights can hand over.
    activation            text,
    -- The hash of the key in a link that was mailed to the person, by which they choose a password. Never the key.
    link                  text,
    link_until            timestamptz,
    -- The secret shared with the person's telephone, in Base32, and the last 30-second step whose code was used.
    second_factor         text,
    second_factor_step    bigint NOT NULL DEFAULT 0,
    -- Raised to end every session that began before, whatever the clock says.
    sign_in_round         integer NOT NULL DEFAULT 0,
    version               integer NOT NULL DEFAULT 0,
    CHECK (is_password_one_time = (password_until IS NOT NULL)),
    CHECK ((link IS NULL) = (link_until IS NULL))
);

CREATE TABLE account_role (
    account  text NOT NULL REFERENCES account (id),
    school   text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    role     text NOT NULL CHECK (role IN
        ('STAFF', 'CPO', 'DEPUTY_CPO', 'HEAD', 'CHAIR', 'DEPUTY_CHAIR', 'GOVERNORS', 'IT_SUPPORT')),
    -- Since when somebody is in a role; 1970 where they were from the start. Sealed with the role itself: who comes new into a
    -- line is offered what comes from then on.
    since    timestamptz NOT NULL DEFAULT 'epoch',
    PRIMARY KEY (account, role)
);

-- What somebody said about their days, both included. For each day the last word counts, so nothing is ever changed.
CREATE TABLE absence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account    text NOT NULL REFERENCES account (id),
    from_day   date NOT NULL,
    until_day  date NOT NULL,
    is_away    boolean NOT NULL,
    CHECK (from_day <= until_day)
);

-- What was asked for an account, who agreed, and what became of it. Names, addresses and reasons are sealed.
CREATE TABLE account_change (
    id               uuid PRIMARY KEY,
    school           text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    kind             text NOT NULL CHECK (kind IN ('CREATE', 'DISABLE', 'ENABLE', 'NEW_PASSWORD', 'ROLES', 'REMOVE_SECOND_FACTOR')),
    account          text NOT NULL,
    name             text,
    mail             text,
    roles            text,
    teaches          text,
    -- The hash of the code, kept until the change is settled.
    activation_code  text,
    -- The address that whoever agrees has confirmed.
    link_to          text,
    reason           text NOT NULL,
    asked_by         text NOT NULL REFERENCES account (id),
    asked_at         timestamptz NOT NULL,
    needs            text NOT NULL CHECK (needs IN ('NOBODY', 'ONE', 'TWO', 'OVER_HEAD', 'GOVERNORS_ROLE', 'WITHOUT_CHAIR')),
    -- Not before then, where neither a chair nor a deputy chair was there to agree.
    in_force_at      timestamptz,
    first_by         text REFERENCES account (id),
    -- Why whoever was asked agreed or refused.
    first_reason     text,
    second_by        text REFERENCES account (id),
    second_reason    text,
    state            text NOT NULL CHECK (state IN ('ASKED', 'REFUSED', 'DONE')),
    settled_at       timestamptz,
    -- What stood in the way of a change that was agreed to.
    outcome          text,
    version          integer NOT NULL DEFAULT 0,
    -- Nobody agrees to what they asked for, to what is about them, or twice.
    CHECK (first_by NOT IN (asked_by, account)),
    CHECK (second_by NOT IN (asked_by, account, first_by)),
    CHECK (state <> 'DONE' OR (CASE needs
        WHEN 'NOBODY' THEN true WHEN 'ONE' THEN first_by IS NOT NULL ELSE second_by IS NOT NULL END)),
    CHECK ((state = 'ASKED') = (settled_at IS NULL)),
    CHECK (state = 'ASKED' OR activation_code IS NULL),
    CHECK (state <> 'DONE' OR needs <> 'WITHOUT_CHAIR' OR settled_at >= in_force_at)
);

-- Neither who somebody is nor since when: another person's name on an account would be another person.
GRANT SELECT, INSERT, UPDATE (mail, mail_before, mail_before_until, until_day, teaches, standing, password, is_password_one_time,
    password_until, activation, link, link_until, second_factor, second_factor_step, sign_in_round, version) ON account TO app;
GRANT SELECT, INSERT, DELETE, UPDATE (since) ON account_role TO app;
GRANT SELECT, INSERT ON absence TO app;
GRANT SELECT, INSERT, UPDATE ON account_change TO app;

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_role ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON account TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON account_role TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON absence TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON account_change TO app USING (school = current_setting('safeguarding.school', true));

-- Which transaction last changed who there is, what they may do and who is away, so that a node reads all of it again only
-- then. The database itself writes it down: a change made directly in it counts like any other.
CREATE TABLE staff_revision (
    school    text PRIMARY KEY DEFAULT current_setting('safeguarding.school') REFERENCES school,
    -- The number of that transaction, which no other ever has: what one that was rolled back has read is never taken for
    -- what stands.
    revision  bigint NOT NULL
);

INSERT INTO staff_revision (school, revision) SELECT id, 0 FROM school;

GRANT SELECT ON staff_revision TO app;

ALTER TABLE staff_revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON staff_revision TO app USING (school = current_setting('safeguarding.school', true));

-- As the owner of the schema, since the application may not write it.
CREATE FUNCTION staff_has_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE safeguarding.staff_revision SET revision = pg_current_xact_id()::text::bigint
    WHERE revision <> pg_current_xact_id()::text::bigint;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION staff_has_changed FROM PUBLIC;

-- What signing in changes says nothing about who somebody is and what they may do.
CREATE TRIGGER staff_has_changed AFTER UPDATE ON account FOR EACH ROW
    WHEN (to_jsonb(OLD) - '{password,password_until,sign_in_round,second_factor_step,link,version}'::text[]
        IS DISTINCT FROM
        to_jsonb(NEW) - '{password,password_until,sign_in_round,second_factor_step,link,version}'::text[])
    EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_come_or_gone AFTER INSERT OR DELETE OR TRUNCATE ON account
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON account_role
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON absence
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();

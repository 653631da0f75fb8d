-- One row per concern: what the school's rules need to decide the next step. What people wrote is in the entries.
CREATE TABLE concern (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school               text NOT NULL DEFAULT 'main' REFERENCES school,
    reference            text NOT NULL UNIQUE,
    reported_at          timestamptz NOT NULL,
    reporter             text NOT NULL,
    about                text NOT NULL,
    is_immediate_danger  boolean NOT NULL,
    handler_role         text,
    is_child_words_kept  boolean NOT NULL DEFAULT false,
    is_reviewed          boolean NOT NULL DEFAULT false,
    proposed_level       text,
    decided_level        text,
    response             text,
    agencies             text NOT NULL DEFAULT '',
    is_safe              boolean,
    response_decided_by  text,
    is_response_agreed   boolean NOT NULL DEFAULT false,
    monitor_on           date,
    close_decided_by     text,
    is_reporter_told     boolean NOT NULL DEFAULT false,
    is_siblings_asked    boolean NOT NULL DEFAULT false,
    is_actions_settled   boolean NOT NULL DEFAULT false,
    closed_at            timestamptz,
    version              integer NOT NULL DEFAULT 0,
    CONSTRAINT concern_reference_form CHECK (reference ~ '^CSE-[0-9]{4}-[0-9]{4,}$')
);

-- Whom a concern is about, so that earlier concerns about the same child are found.
CREATE TABLE concern_person (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    kind       text NOT NULL CHECK (kind IN ('CHILD', 'SIBLING')),
    name       text NOT NULL,
    name_key   text NOT NULL,
    born_on    date
);

CREATE INDEX concern_person_by_name ON concern_person (school, name_key);
CREATE INDEX concern_person_by_reference ON concern_person (reference);

-- A handler's confirmation that two concerns are about the same child. Nothing is linked by itself.
CREATE TABLE concern_link (
    school       text NOT NULL DEFAULT 'main' REFERENCES school,
    reference    text NOT NULL REFERENCES concern (reference),
    earlier      text NOT NULL REFERENCES concern (reference),
    PRIMARY KEY (reference, earlier)
);

GRANT SELECT, INSERT, UPDATE ON concern TO app;
GRANT SELECT, INSERT ON concern_person, concern_link TO app;

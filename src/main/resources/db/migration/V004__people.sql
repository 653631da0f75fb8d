-- Who may sign in. Roles decide what is offered to whom; the engine only reads this.
CREATE TABLE account (
    id        text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9._-]*$'),
    school    text NOT NULL DEFAULT 'main' REFERENCES school,
    name      text NOT NULL,
    mail      text,
    password  text NOT NULL,
    from_day  date,
    until_day date
);

CREATE TABLE account_role (
    account text NOT NULL REFERENCES account (id),
    school  text NOT NULL DEFAULT 'main' REFERENCES school,
    role    text NOT NULL CHECK (role IN
        ('STAFF', 'CPO', 'DEPUTY_CPO', 'HEAD', 'CHAIR', 'DEPUTY_CHAIR', 'GOVERNORS', 'IT_SUPPORT')),
    PRIMARY KEY (account, role)
);

GRANT SELECT, INSERT ON account, account_role TO app;

#!/bin/sh
# Runs once, when the database is made: the two roles and the schemas that the first migration expects.
set -eu

psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=safeguarding \
    --set=owner_password="$(cat /run/secrets/SAFEGUARDING_DB_OWNER_PASSWORD)" \
    --set=app_password="$(cat /run/secrets/SAFEGUARDING_DB_PASSWORD)" <<'SQL'
CREATE ROLE owner LOGIN PASSWORD :'owner_password';
CREATE ROLE app LOGIN PASSWORD :'app_password';
CREATE SCHEMA safeguarding AUTHORIZATION owner;
CREATE SCHEMA engine AUTHORIZATION owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL

#!/bin/sh
# Makes the database, its two roles and the schemas that the first migration expects. Once, as a superuser of the server:
# in a container by itself, elsewhere as `sudo sh create-roles.sh`, which becomes the account postgres where there is one. What is
# there already stays as it is, but for the two passwords. Ends at the first error.
#
# The passwords are the files SAFEGUARDING_DB_OWNER_PASSWORD and SAFEGUARDING_DB_PASSWORD in /run/secrets, or in the folder named
# by SAFEGUARDING_SECRET_FILES. PGHOST, PGPORT, PGUSER and PGPASSWORD mean what they mean to psql.
set -eu

secrets=${SAFEGUARDING_SECRET_FILES:-/run/secrets}
database=${SAFEGUARDING_DB_NAME:-safeguarding}

password() {
    if [ ! -s "$secrets/$1" ]; then
        echo "create-roles.sh: the file $secrets/$1 is missing, empty or not to be read. Nothing was made." >&2
        exit 1
    fi
    cat "$secrets/$1"
}

owner_password=$(password SAFEGUARDING_DB_OWNER_PASSWORD)
app_password=$(password SAFEGUARDING_DB_PASSWORD)

# The image's own account; elsewhere whoever runs this.
if [ -n "${POSTGRES_USER:-}" ]; then
    PGUSER=$POSTGRES_USER
    export PGUSER
fi

as_superuser() {
    if [ -z "${POSTGRES_USER:-}" ] && [ "$(id -u)" = 0 ] && id postgres >/dev/null 2>&1; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

# Passwords go in by standard input: the arguments of a process are seen by everybody on the machine.
{
    printf '\\set owner_password %s\n' "'$(printf %s "$owner_password" | sed "s/'/''/g; s/\\\\/\\\\\\\\/g")'"
    printf '\\set app_password %s\n' "'$(printf %s "$app_password" | sed "s/'/''/g; s/\\\\/\\\\\\\\/g")'"
    printf '\\set database %s\n' "'$database'"
    cat <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', name)
    FROM unnest(ARRAY['owner', 'app']) AS name
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE owner PASSWORD :'owner_password';
ALTER ROLE app PASSWORD :'app_password';
SELECT format('CREATE DATABASE %I', :'database')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
\connect :"database"
CREATE SCHEMA IF NOT EXISTS safeguarding AUTHORIZATION owner;
CREATE SCHEMA IF NOT EXISTS engine AUTHORIZATION owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO owner;
GRANT CONNECT ON DATABASE :"database" TO app;
SQL
} | as_superuser psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --dbname=postgres

echo "The database $database, its schemas and the roles owner and app are there."

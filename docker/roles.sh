#!/bin/sh
# Once, when the database is made: the role that the tables belong to, and the one as which the application works with them. The
# application can add to the journal and read it, not change it (docs/journal.md).
set -eu

psql --username "$POSTGRES_USER" --dbname baolei -v ON_ERROR_STOP=1 \
    -v owner_password="$(cat /run/secrets/owner-password)" -v password="$(cat /run/secrets/database-password)" <<'SQL'
create role baolei_owner login password :'owner_password';
create role baolei login password :'password';
alter database baolei owner to baolei_owner;
revoke all on database baolei from public;
grant connect, temporary on database baolei to baolei;
grant usage, create on schema public to baolei;
alter default privileges for role baolei_owner in schema public grant select, insert, update, delete on tables to baolei;
alter default privileges for role baolei_owner in schema public grant usage, select on sequences to baolei;
SQL

-- Keys of protected fields, wrapped by the master key, which is never in this database; and who read such fields in clear.
create table master_key_check (
    one     boolean primary key default true check (one),
    wrapped bytea not null
);
comment on table master_key_check is 'a known text under the master key: a start with another key is noticed at once';

create table case_key (
    case_number    text primary key,
    wrapped        bytea,
    created_at     timestamptz not null,
    destroyed_at   timestamptz,
    destroyed_by   text,
    destroy_reason text,
    check ((wrapped is null) = (destroyed_at is not null)),
    check ((destroyed_at is null) = (destroyed_by is null) and (destroyed_at is null) = (destroy_reason is null))
);

create table protected_read (
    id          bigint generated always as identity primary key,
    reader      text not null,
    read_at     timestamptz not null,
    case_number text not null,
    fields      text[] not null,
    door        text not null
);
comment on table protected_read is 'one row for each request of a person and each case in it';
create index protected_read_case on protected_read (case_number, read_at);
create index protected_read_reader on protected_read (reader, read_at);

create function refuse_protected_read_change() returns trigger language plpgsql as $$
begin
    raise exception 'The record of what was read in clear does not change';
end $$;
create trigger protected_read_immutable before update or delete or truncate on protected_read
    for each statement execute function refuse_protected_read_change();

-- Running instances that were moved to another version of their process: who, when, by what plan, which of them, which tried again.
create table instance_migration (
    id          bigint generated always as identity primary key,
    process     text not null,
    name        text not null,
    source      text not null,
    source_version integer not null,
    target      text not null,
    target_version integer not null,
    plan        jsonb not null,
    batch       text not null unique,
    person      text not null,
    at          timestamptz not null
);
comment on column instance_migration.plan is 'element of the source version → element of the target version';
create index instance_migration_process on instance_migration (process, id);

create table instance_migration_part (
    migration bigint not null references instance_migration,
    number    integer not null,
    instance  text not null,
    primary key (migration, number)
);

create table instance_migration_retry (
    id        bigint generated always as identity primary key,
    migration bigint not null references instance_migration,
    person    text not null,
    at        timestamptz not null
);

create function refuse_instance_migration_change() returns trigger language plpgsql as $$
begin
    raise exception 'The record of migrations does not change';
end $$;
create trigger instance_migration_immutable before update or delete or truncate on instance_migration
    for each statement execute function refuse_instance_migration_change();
create trigger instance_migration_part_immutable before update or delete or truncate on instance_migration_part
    for each statement execute function refuse_instance_migration_change();
create trigger instance_migration_retry_immutable before update or delete or truncate on instance_migration_retry
    for each statement execute function refuse_instance_migration_change();

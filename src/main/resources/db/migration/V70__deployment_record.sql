-- Every deployment, taken over or refused: who, when, which files, and what it changed. Nothing in it changes afterwards.
create table deployment_record (
    id         bigint generated always as identity primary key,
    deployment text unique,
    title      text not null,
    person     text,
    at         timestamptz not null,
    findings   jsonb not null default '[]',
    check ((deployment is null) = (findings <> '[]'))
);
comment on column deployment_record.deployment is 'the engine''s id; null: refused';
comment on column deployment_record.person is 'null: the application by itself, with the files it was shipped with';

-- The engine keeps the content of what was taken over; what was refused is kept here, as far as it is not absurdly large.
create table deployment_file (
    record  bigint not null references deployment_record,
    name    text not null,
    bytes   bigint not null,
    digest  text not null,
    content bytea,
    primary key (record, name)
);

create table deployment_model (
    record     bigint not null references deployment_record,
    kind       text not null check (kind in ('PROCESS', 'TABLE', 'FORM')),
    key        text not null,
    name       text not null,
    version    integer not null,
    definition text not null unique,
    digest     text not null,
    shipped    boolean not null,
    running    integer,
    changes    jsonb not null
);
comment on column deployment_model.shipped is 'as the application was shipped with it at that time';
comment on column deployment_model.running is 'instances that ran by earlier versions at that time; null where it has none, or where that is nobody''s business';
comment on column deployment_model.changes is 'to the version in force before, as Change';
create index deployment_model_key on deployment_model (kind, key, record);
create index deployment_model_record on deployment_model (record);

create function refuse_deployment_record_change() returns trigger language plpgsql as $$
begin
    raise exception 'The record of deployments does not change';
end $$;
create trigger deployment_record_immutable before update or delete or truncate on deployment_record
    for each statement execute function refuse_deployment_record_change();
create trigger deployment_file_immutable before update or delete or truncate on deployment_file
    for each statement execute function refuse_deployment_record_change();
create trigger deployment_model_immutable before update or delete or truncate on deployment_model
    for each statement execute function refuse_deployment_record_change();

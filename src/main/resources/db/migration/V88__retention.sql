-- 封存: a case on hold is neither cleaned up nor erased. One row for each hold, one for its end; neither ever changes.
create table case_hold (
    id                bigint generated always as identity primary key,
    case_number       text        not null check (btrim(case_number) <> ''),
    title             text        not null,
    process           text        not null,
    organisation      text        not null references organisation,
    organisation_name text        not null,
    ground            text        not null check (btrim(ground) <> ''),
    placed_by         text        not null,
    placed_by_name    text        not null,
    placed_for        text        not null references organisation,
    placed_at         timestamptz not null
);
comment on column case_hold.organisation is 'at which the case began; its name as it was when the hold was placed';
comment on column case_hold.placed_for is 'the organisation of the post by which it was placed';
create index case_hold_case on case_hold (case_number);

create table case_hold_lifting (
    hold           bigint      primary key references case_hold,
    ground         text        not null check (btrim(ground) <> ''),
    lifted_by      text        not null,
    lifted_by_name text        not null,
    lifted_at      timestamptz not null
);

-- 销毁证明: what was destroyed of a case, by which rule and by whom. Outlives the case.
create table destruction_certificate (
    year              integer     not null,
    ordinal           integer     not null,
    kind              text        not null check (kind in ('protected-fields', 'history')),
    case_number       text        not null,
    process           text        not null,
    organisation      text        not null references organisation,
    destroyed_at      timestamptz not null,
    night             date,
    rows_removed      bigint      not null,
    body              text        not null,
    sha256            char(64)    not null,
    primary key (year, ordinal)
);
comment on column destruction_certificate.night is 'of the nightly clean-up that did it; null: a person did';
comment on column destruction_certificate.body is 'the certificate itself as JSON; sha256 is of its UTF-8';
create index destruction_certificate_case on destruction_certificate (case_number);
create index destruction_certificate_night on destruction_certificate (night);

create table destruction_certificate_number (
    year         integer primary key,
    last_ordinal integer not null
);

-- Every night of the clean-up since the first start, those too on which it did not run.
create table retention_night (
    night     date        primary key,
    last      date        not null,
    outcome   text        not null check (outcome in ('running', 'done', 'window-closed', 'broken-off', 'missed', 'before-start')),
    begun_at  timestamptz,
    ended_at  timestamptz,
    kept      integer     not null default 0,
    failed    integer     not null default 0,
    check (last >= night)
);
comment on column retention_night.last is 'the last one of several nights in a row on which it did not run';
comment on column retention_night.kept is 'cases whose time was over but which must stay: on hold, or looked into';

create function refuse_retention_change() returns trigger language plpgsql as $$
begin
    raise exception 'The record of holds and of what was destroyed does not change';
end $$;
create trigger case_hold_immutable before update or delete or truncate on case_hold
    for each statement execute function refuse_retention_change();
create trigger case_hold_lifting_immutable before update or delete or truncate on case_hold_lifting
    for each statement execute function refuse_retention_change();
create trigger destruction_certificate_immutable before update or delete or truncate on destruction_certificate
    for each statement execute function refuse_retention_change();

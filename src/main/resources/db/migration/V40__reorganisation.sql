-- What an organisation was called and where it stood, from when until when: a closed line for each earlier name or place, an open
-- one for what is in force. History is shown with the names of its day.
create table organisation_past (
    id           bigint generated always as identity primary key,
    organisation text not null references organisation deferrable initially deferred,
    name         text not null,
    kind         text not null,
    parent       text,
    reports_to   text,
    valid_from   timestamptz not null,
    valid_to     timestamptz check (valid_to >= valid_from)
);
create index organisation_past_organisation on organisation_past (organisation);
create unique index organisation_past_current on organisation_past (organisation) where valid_to is null;
insert into organisation_past (organisation, name, kind, parent, reports_to, valid_from, valid_to)
select code, name, kind, parent, reports_to, valid_from, valid_to from organisation order by code;

-- Into which organisation a closed one was merged: its running cases are handled there.
create table organisation_successor (
    organisation text primary key references organisation deferrable initially deferred,
    successor    text not null references organisation deferrable initially deferred check (successor <> organisation),
    since        timestamptz not null
);

-- The files that the last start of the application took over, and the version of the roster that they made: the same files again
-- change nothing, and other files do not undo what was reorganised since.
create table organisation_files (
    the_only_row boolean primary key default true check (the_only_row),
    digest       text   not null,
    version      bigint not null
);

-- Which other organisation handles the cases of an organisation that went there when it was split.
create table case_home (
    case_number  text not null,
    organisation text not null references organisation,
    home         text not null references organisation deferrable initially deferred,
    primary key (case_number, organisation)
);

-- Every reorganisation: who did what when, what it changed (before and after), which open tasks it moved.
create table reorganisation (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('rename', 'move', 'merge', 'split', 'transfer', 'import')),
    title       text not null,
    request     jsonb not null,
    change      jsonb not null,
    moved_tasks jsonb not null,
    done_by     text not null,
    done_at     timestamptz not null,
    undone_by   text,
    undone_at   timestamptz,
    check ((undone_by is null) = (undone_at is null))
);

-- Files uploaded for an import that has been shown but not yet confirmed.
create table roster_upload (
    id            uuid primary key,
    version       bigint not null,
    names         text[] not null,
    organisations bytea not null,
    posts         bytea not null,
    users         bytea not null,
    uploaded_by   text not null,
    uploaded_at   timestamptz not null
);

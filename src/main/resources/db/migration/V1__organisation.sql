-- The tree of party organisations, its posts and who holds them. Nothing is deleted here: what ends gets valid_to, so that
-- a case of years ago still finds the name of the organisation and of the official it speaks of.
-- Foreign keys and the single-root rule are checked at commit, so that a reorganisation may pass through any order of steps.

create table organisation (
    code       text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name       text not null check (btrim(name) <> '' and length(name) <= 100),
    kind       text not null check (kind in
        ('province', 'body', 'prefecture', 'county', 'university', 'vocational', 'school', 'branch')),
    parent     text references organisation deferrable initially deferred check (parent <> code),
    reports_to text references organisation deferrable initially deferred check (reports_to <> code),
    valid_from timestamptz not null,
    valid_to   timestamptz check (valid_to >= valid_from),
    check ((parent is null) = (reports_to is null)),
    constraint organisation_single_root exclude using btree ((parent is null) with =)
        where (parent is null and valid_to is null) deferrable initially deferred
);
create index organisation_parent on organisation (parent);

create table post (
    organisation text not null references organisation deferrable initially deferred,
    role         text not null check (role in
        ('secretary', 'deputy-secretary', 'committee-member', 'organisation-member', 'publicity-member',
         'discipline-member', 'office-director', 'reporter', 'duty-officer', 'duty-leader', 'doctor', 'counsellor',
         'member', 'leading-group-head', 'leading-group-office', 'process-owner', 'auditor', 'administrator')),
    deputy       text check (deputy <> role),
    valid_from   timestamptz not null,
    valid_to     timestamptz check (valid_to >= valid_from),
    primary key (organisation, role),
    foreign key (organisation, deputy) references post (organisation, role) deferrable initially deferred
);

create table official (
    id    text primary key check (id ~ '^[a-zA-Z0-9][a-zA-Z0-9@._-]{0,63}$'),
    name  text not null check (btrim(name) <> '' and length(name) <= 100),
    email text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);

create table appointment (
    id           bigint generated always as identity primary key,
    official     text not null references official,
    organisation text not null,
    role         text not null,
    valid_from   timestamptz not null,
    valid_to     timestamptz check (valid_to >= valid_from),
    foreign key (organisation, role) references post (organisation, role) deferrable initially deferred
);
create unique index appointment_current on appointment (official, organisation, role) where valid_to is null;
create index appointment_of_post on appointment (organisation, role);

-- One row. Every import that changes something draws a new number, never used again even after a rollback: a node compares it
-- with the number of what it holds in memory and so never answers from before the change.
create sequence organisation_version_number;
create table organisation_version (
    the_only_row boolean primary key default true check (the_only_row),
    version      bigint  not null
);
insert into organisation_version (version) values (nextval('organisation_version_number'));

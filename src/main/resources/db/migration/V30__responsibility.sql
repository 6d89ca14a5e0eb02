-- Plans by which the members of a leadership divide the subordinate organisations and areas among themselves.
create table area_plan (
    id                  bigint generated always as identity primary key,
    organisation        text        not null references organisation,
    process_instance_id text        not null,
    case_number         text,
    published_at        timestamptz not null,
    replaced_at         timestamptz
);
-- At most one is in force.
create unique index area_plan_in_force on area_plan (organisation) where replaced_at is null;

create table area (
    plan        bigint not null references area_plan,
    name        text   not null,
    -- Null for an area that is no organisation: a grade, a building.
    subordinate text   references organisation,
    leader      text   not null,
    primary key (plan, name),
    unique (plan, subordinate)
);
create index area_subordinate on area (subordinate);

-- Who has signed a draft, or what they object to. Never changed, never deleted by the application.
create table area_signature (
    process_instance_id text        not null,
    round               integer     not null,
    leader              text        not null,
    signed              boolean     not null,
    objection           text,
    recorded_at         timestamptz not null,
    primary key (process_instance_id, round, leader)
);

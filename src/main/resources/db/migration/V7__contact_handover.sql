-- What one organisation hands to another, and what became of it. Whom it concerns stands in the process instances only.
create table contact_handover (
    id                       text        primary key,
    case_number              text,
    from_organisation        text        not null,
    from_process_instance_id text        not null,
    to_organisation          text        not null,
    to_process_instance_id   text        not null,
    contact_count            integer     not null check (contact_count > 0),
    handed_over_at           timestamptz not null,
    accepted_at              timestamptz,
    returned_count           integer     not null default 0,
    released_count           integer     not null default 0,
    symptomatic_count        integer     not null default 0,
    ended_count              integer     not null default 0,
    closed_at                timestamptz
);

create index contact_handover_from on contact_handover (from_process_instance_id);

-- How the observation of one contact ended; the number is that of the list in the instance.
create table contact_outcome (
    process_instance_id text    not null,
    contact_no          integer not null,
    outcome             text    not null check (outcome in ('released', 'symptomatic', 'ended')),
    released_at         timestamptz,
    primary key (process_instance_id, contact_no)
);

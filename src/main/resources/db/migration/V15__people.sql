-- What became of every party member meant for service in the community. Why somebody was unfit is nobody's business and not kept.
create table volunteer_service (
    id                  bigint generated always as identity primary key,
    process_instance_id text        not null,
    user_id             text        not null,
    organisation        text        not null references organisation,
    case_number         text,
    outcome             text        not null check (outcome in ('served', 'unfit', 'refused')),
    started_at          timestamptz,
    ended_at            timestamptz,
    -- As the community confirmed.
    hours               numeric(4, 1) check (hours between 0 and 24),
    recorded_at         timestamptz not null,
    -- A step that is retried records nothing twice.
    unique (process_instance_id, user_id),
    check ((outcome = 'served') = (started_at is not null and ended_at is not null and hours is not null))
);
create index volunteer_service_user on volunteer_service (user_id, started_at);

-- Who signed a pledge, and when.
create table pledge_signature (
    process_instance_id text        not null,
    user_id             text        not null,
    organisation        text        not null references organisation,
    case_number         text,
    signed_at           timestamptz not null,
    primary key (process_instance_id, user_id)
);

-- Breaches of a pledge, as the checks found them.
create table pledge_breach (
    id                  bigint generated always as identity primary key,
    process_instance_id text        not null,
    user_id             text        not null,
    organisation        text        not null references organisation,
    case_number         text,
    kind                text        not null,
    statement           text        not null,
    gravity             text        not null check (gravity in ('ordinary', 'serious')),
    happened_on         date        not null,
    recorded_at         timestamptz not null
);
create index pledge_breach_instance on pledge_breach (process_instance_id, user_id);

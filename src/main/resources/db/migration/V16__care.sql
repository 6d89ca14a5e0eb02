-- 联防联控 letters to local authorities: what was sent, how often it was chased, what came back.
create table joint_letter (
    process_instance_id text        primary key,
    organisation        text        not null references organisation,
    number              text        not null,
    case_number         text        not null,
    agency_kind         text        not null check (agency_kind in ('government', 'health', 'cdc', 'police', 'community')),
    agency_name         text        not null,
    copied_to           text,
    matter              text        not null,
    letter_text         text        not null,
    registered_at       timestamptz not null,
    dispatch_means      text,
    received_by         text,
    dispatched_at       timestamptz,
    chaser_count        integer     not null default 0,
    chased_at           timestamptz,
    reply               text,
    replied_at          timestamptz,
    -- User id of whoever handed the reply in over REST; null where it was entered in the task.
    reply_handed_in_by  text,
    outcome             text        check (outcome in ('replied', 'no-reply')),
    closed_at           timestamptz,
    unique (organisation, number)
);

create index joint_letter_case on joint_letter (case_number);

-- Letters are numbered from 1 in each year, by organisation.
create table joint_letter_number (
    organisation text    not null references organisation,
    year         integer not null,
    last_number  integer not null,
    primary key (organisation, year)
);

-- What the hospital says of a patient, day by day. Temperature and state are null where the patient has died.
create table treatment_status (
    id                  bigint generated always as identity primary key,
    process_instance_id text        not null,
    organisation        text        not null,
    case_number         text,
    status_at           timestamptz not null,
    died                boolean     not null,
    temperature         numeric(3, 1),
    normal_temperature  boolean     not null,
    respiratory         text,
    clinical_type       text,
    test_result         text        not null,
    test_sampled_at     timestamptz,
    recorded_at         timestamptz not null,
    check (died or (temperature is not null and respiratory is not null and clinical_type is not null)),
    check ((test_result = 'none') = (test_sampled_at is null))
);

create index treatment_status_instance on treatment_status (process_instance_id);

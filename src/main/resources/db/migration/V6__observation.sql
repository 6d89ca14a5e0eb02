-- One row for every reading of a person under medical observation, missed ones included.
create table reading (
    id                  bigint generated always as identity primary key,
    process_instance_id text        not null,
    organisation        text        not null,
    case_number         text,
    slot_at             timestamptz not null,
    taken_at            timestamptz,
    temperature         numeric(3, 1),
    symptom             text,
    symptom_note        text,
    taken_by            text,
    result              text        not null check (result in ('normal', 'symptomatic', 'missed')),
    recorded_by         text,
    recorded_at         timestamptz not null,
    -- A step that is retried records nothing twice.
    unique (process_instance_id, slot_at),
    check (result = 'missed' or (taken_at is not null and temperature is not null and symptom is not null))
);

create index reading_organisation_slot on reading (organisation, slot_at);

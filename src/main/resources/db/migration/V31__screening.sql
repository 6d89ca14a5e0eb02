-- Rounds of 全覆盖登记排查. What is known of a person stands in screening_person and nowhere else: not in process variables, not
-- in the roll-up, not in amendments. Nothing is deleted by the application; a person registered by mistake is withdrawn.

create table screening_round (
    number           text primary key,
    organisation     text not null references organisation,
    title            text not null,
    opened_at        timestamptz not null,
    closes_at        timestamptz not null,
    process_instance text not null unique,
    closed_at        timestamptz
);
comment on column screening_round.number is 'the case number, shared by the instances of all organisations';

-- One row for every organisation that has to answer, written when the round opens. The key is what keeps an organisation from
-- being started twice, however often the step is repeated.
create table screening_unit (
    id               bigint generated always as identity primary key,
    round            text not null references screening_round,
    organisation     text not null references organisation,
    superior         text references organisation,
    process_instance text unique,
    launched_at      timestamptz,
    outcome          text check (outcome in ('registered', 'zero')),
    expected         int check (expected >= 0),
    registered       int check (registered >= 0),
    exceptions       int check (exceptions >= 0),
    away             int check (away >= 0),
    difference       text,
    submitted_at     timestamptz,
    submitted_by     text,
    unique (round, organisation),
    check ((process_instance is null) = (launched_at is null)),
    check ((outcome is null) = (submitted_at is null)),
    check (outcome is null or (expected is not null and registered is not null and exceptions is not null and away is not null)),
    check (outcome is distinct from 'zero' or (exceptions = 0 and away = 0)),
    check (outcome is null or registered = expected or difference is not null)
);
comment on column screening_unit.superior is 'the reporting line as it was when the round opened; null for the launching organisation';
create index screening_unit_unlaunched on screening_unit (round, id) where process_instance is null;
create index screening_unit_unsubmitted on screening_unit (round) where submitted_at is null;

create table screening_person (
    id               bigint generated always as identity primary key,
    unit             bigint not null references screening_unit,
    person_key       bytea not null,
    name             text not null,
    category         text not null check (category in ('student', 'teacher', 'staff')),
    department       text not null,
    phone            text not null,
    temperature      numeric(3, 1),
    health           text not null check (health in ('normal', 'fever', 'respiratory', 'exposed', 'other')),
    travel           text not null check (travel in ('none', 'away', 'returned')),
    travel_place     text not null,
    returned_on      date,
    location         text not null,
    untreated        boolean not null,
    note             text not null,
    registered_at    timestamptz not null,
    registered_by    text not null,
    follow_up_case   text,
    followed_up_at   timestamptz,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text,
    clue_opened_at   timestamptz,
    check ((follow_up_case is null) = (followed_up_at is null)),
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
comment on column screening_person.person_key is 'SHA-256 over round, organisation and identity number, or name, department and date of birth; the number itself is not kept';
-- Nobody twice, however often a file is uploaded.
create unique index screening_person_once on screening_person (unit, person_key) where withdrawn_at is null;
create index screening_person_notable on screening_person (unit, id) where health <> 'normal' or travel <> 'none';
create index screening_person_unfollowed on screening_person (registered_at) where health <> 'normal' and followed_up_at is null and clue_opened_at is null;
create index screening_person_case on screening_person (follow_up_case) where follow_up_case is not null;

create table screening_upload (
    id          uuid primary key,
    unit        bigint not null references screening_unit,
    file_name   text not null,
    content     bytea,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    total       int not null default 0,
    done        int not null default 0,
    added       int not null default 0,
    doubles     int not null default 0,
    fault_count int not null default 0,
    faults      jsonb not null default '[]',
    refusal     text,
    finished_at timestamptz
);
comment on column screening_upload.content is 'the file until all its rows are taken, then null';
create index screening_upload_unit on screening_upload (unit, uploaded_at);

create table screening_snapshot (
    round     text primary key references screening_round,
    frozen_at timestamptz not null,
    content   text not null,
    sha256    char(64) not null
);

create table screening_amendment (
    id           bigint generated always as identity primary key,
    round        text not null,
    organisation text not null,
    kind         text not null check (kind in ('late', 'correction')),
    reason       text not null check (btrim(reason) <> ''),
    outcome      text not null check (outcome in ('registered', 'zero')),
    expected     int not null check (expected >= 0),
    registered   int not null check (registered >= 0),
    exceptions   int not null check (exceptions >= 0),
    away         int not null check (away >= 0),
    amended_at   timestamptz not null,
    amended_by   text not null,
    foreign key (round, organisation) references screening_unit (round, organisation)
);
create index screening_amendment_unit on screening_amendment (round, organisation);

create function refuse_screening_change() returns trigger language plpgsql as $$
begin
    raise exception 'A frozen roll-up and its amendments do not change';
end $$;
create trigger screening_snapshot_immutable before update or delete or truncate on screening_snapshot
    for each statement execute function refuse_screening_change();
create trigger screening_amendment_immutable before update or delete or truncate on screening_amendment
    for each statement execute function refuse_screening_change();

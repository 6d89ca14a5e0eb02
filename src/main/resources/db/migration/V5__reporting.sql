-- What was reported, in which version, and how each version climbed the reporting line. Rows are never deleted: the times of
-- receipt, signature, forwarding and skipping are the evidence of whether clause 2-7 of the notice was kept.

create table report (
    number           text primary key,
    case_number      text not null check (btrim(case_number) <> ''),
    ordinal          int  not null check (ordinal > 0),
    organisation     text not null references organisation,
    kind             text not null check (kind in ('first', 'follow-up', 'final', 'correction')),
    earlier_number   text references report,
    discovered_at    timestamptz not null,
    process_instance text not null unique,
    concluded_at     timestamptz,
    instruction      text,
    unique (case_number, ordinal),
    check ((kind = 'first') = (earlier_number is null))
);
comment on column report.earlier_number is 'the report that this one continues, closes or corrects';
comment on column report.process_instance is 'the instance at the organisation that reports, which waits for the answer';

create table report_version (
    report     text not null references report,
    version    int  not null check (version > 0),
    content    jsonb not null,
    drafted_by text not null,
    drafted_at timestamptz not null,
    signed_by  text,
    signed_at  timestamptz,
    primary key (report, version),
    check ((signed_by is null) = (signed_at is null))
);

-- A level receives a version once, whether forwarded or passed over to: the key makes a repeated or competing send a no-op.
create table report_leg (
    ordinal           bigint generated always as identity,
    report            text not null,
    version           int  not null,
    from_organisation text not null references organisation,
    to_organisation   text not null references organisation,
    sent_at           timestamptz not null,
    received_at       timestamptz,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    forwarded_at      timestamptz,
    returned_at       timestamptz,
    return_reason     text,
    skipped_at        timestamptz,
    skip_reason       text,
    sender_instance   text not null,
    receiver_instance text,
    primary key (report, version, to_organisation),
    foreign key (report, version) references report_version,
    check (skipped_at is null or (forwarded_at is null and returned_at is null)),
    check ((returned_at is null) = (return_reason is null)),
    check ((skipped_at is null) = (skip_reason is null))
);
create index report_leg_to on report_leg (to_organisation);

-- A suspected breach of duty with the facts it rests on, found by comparing records.
create table clue (
    id           bigint generated always as identity primary key,
    rule         text not null,
    case_number  text not null,
    report       text references report,
    organisation text not null references organisation,
    facts        jsonb not null,
    detected_at  timestamptz not null,
    unique nulls not distinct (case_number, rule, report)
);

-- What was found free of personal data and released. Channels publish from here and from nowhere
-- else; a text is replaced only as long as no channel has published it.
create table cleared_release (
    process_instance text        primary key,
    case_number      text        not null,
    organisation     text        not null references organisation,
    kind             text        not null check (kind in ('bulletin', 'clarification', 'guidance')),
    title            text        not null,
    content          text        not null,
    cleared_at       timestamptz not null
);
create index cleared_release_case on cleared_release (case_number);

-- One row for each channel: the key makes a repeated step publish nothing twice.
create table publication (
    process_instance text        not null references cleared_release,
    channel          text        not null,
    mode             text        not null check (mode in ('automatic', 'manual')),
    published_at     timestamptz not null,
    published_by     text,
    receipt          text        not null,
    primary key (process_instance, channel),
    check ((mode = 'manual') = (published_by is not null))
);
comment on column publication.receipt is 'what the channel answered; for a manual publication the address an official entered';

create table release_question (
    id               bigint      generated always as identity primary key,
    process_instance text        not null,
    case_number      text        not null,
    organisation     text        not null references organisation,
    topic            text        not null,
    question         text        not null,
    answer           text        not null,
    answered_at      timestamptz not null
);
create index release_question_case on release_question (case_number);

-- 党委集体研究: who was to attend, how each voted. Rows are never changed or deleted by the application.
create table meeting (
    id               bigint generated always as identity primary key,
    process_instance text not null,
    case_number      text not null,
    body             text not null references organisation,
    opened_at        timestamptz not null
);
comment on column meeting.body is 'the organisation whose committee meets';
create index meeting_process_instance on meeting (process_instance);

create table meeting_member (
    meeting bigint not null references meeting,
    member  text   not null,
    primary key (meeting, member)
);

create table ballot (
    meeting bigint not null,
    member  text   not null,
    choice  text   not null check (choice in ('for', 'against', 'abstain')),
    reason  text,
    cast_at timestamptz not null,
    primary key (meeting, member),
    foreign key (meeting, member) references meeting_member
);

-- Steps out of the process history that were offered as evidence for a nomination, and those that were cited. The engine's task id
-- lets anybody check them.
create table commendation_evidence (
    process_instance text not null,
    task_id          text not null,
    case_number      text not null,
    process_name     text not null,
    step_name        text not null,
    completed_at     timestamptz not null,
    due_at           timestamptz,
    cited            boolean not null default false,
    primary key (process_instance, task_id)
);

create table public_notice (
    id               bigint generated always as identity primary key,
    process_instance text not null,
    case_number      text not null,
    organisation     text not null references organisation,
    stage            text not null check (stage in ('first', 'second')),
    nominee_name     text not null,
    nominee_unit     text not null,
    deeds            text not null,
    opened_at        timestamptz not null,
    ends_at          timestamptz not null check (ends_at > opened_at),
    closed_at        timestamptz
);
comment on column public_notice.closed_at is 'when the procedure went on, or ended; before ends_at only if the nomination was ended';
create index public_notice_organisation on public_notice (organisation, ends_at);
create index public_notice_process_instance on public_notice (process_instance);

create table notice_objection (
    id         bigint generated always as identity primary key,
    notice     bigint not null references public_notice,
    raised_by  text   not null,
    content    text   not null,
    raised_at  timestamptz not null,
    taken_up   boolean not null default false,
    upheld     boolean,
    finding    text,
    handled_by text,
    handled_at timestamptz,
    check ((handled_at is null) = (upheld is null))
);
create index notice_objection_notice on notice_objection (notice);

-- What was sent to the superior for review, and the answer.
create table commendation_review (
    receiver_instance text primary key,
    origin_instance   text not null,
    round             int  not null check (round > 0),
    superior          text not null references organisation,
    sent_at           timestamptz not null,
    decision          text check (decision in ('approve', 'return', 'refuse')),
    opinion           text,
    decided_at        timestamptz,
    unique (origin_instance, round),
    check ((decision is null) = (decided_at is null))
);

create table commendation (
    process_instance text primary key,
    case_number      text not null,
    organisation     text not null references organisation,
    nominee_user     text,
    nominee_name     text not null,
    nominee_unit     text not null,
    decided_by       text not null,
    decided_at       timestamptz not null
);
comment on column commendation.nominee_user is 'null for somebody who is no user here, or a group';
create index commendation_nominee on commendation (nominee_user);

-- The figures of an assessment as they stood when they were gathered, with their evidence.
create table assessment_figures (
    process_instance text primary key,
    case_number      text not null,
    organisation     text not null references organisation,
    subject          text not null,
    period_from      date not null,
    period_until     date not null check (period_until >= period_from),
    figures          jsonb not null,
    gathered_at      timestamptz not null
);

create table assessment_file (
    process_instance text primary key references assessment_figures,
    content          text not null,
    sha256           text not null,
    archived_at      timestamptz not null
);
comment on column assessment_file.content is 'JSON, exactly the text of which sha256 is the digest';

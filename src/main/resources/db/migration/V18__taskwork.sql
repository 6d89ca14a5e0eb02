-- What people did with tasks beside completing them: returned, handed on, countersigned, urged. Part of the trail of a case, so
-- rows are never changed or deleted by the application.
create table task_action (
    id               bigint generated always as identity primary key,
    kind             text not null check (kind in ('return', 'withdraw', 'transfer', 'delegate', 'delegated-done', 'sign-before',
                         'sign-after', 'countersign', 'vote', 'countersigned', 'copy', 'urge', 'opinion', 'attach', 'terminate')),
    case_number      text not null,
    process_instance text not null,
    task             text not null,
    step_name        text not null,
    organisation     text not null references organisation,
    actor            text,
    persons          text[] not null default '{}',
    content          text not null default '',
    acted_at         timestamptz not null
);
create index task_action_case on task_action (case_number);
create index task_action_task on task_action (task);
comment on column task_action.persons is 'user ids to whom it was handed, copied, urged';

-- 会签 and 加签（前）: the task waits until the outcome is reached by the rule.
create table countersign (
    id         bigint generated always as identity primary key,
    task       text not null,
    rule       text not null check (rule in ('all', 'any', 'majority', 'in-order')),
    opened_by  text not null,
    opened_at  timestamptz not null,
    agreed     boolean,
    closed_at  timestamptz,
    check ((agreed is null) = (closed_at is null))
);
create unique index countersign_open on countersign (task) where closed_at is null;

create table countersign_vote (
    countersign bigint not null references countersign,
    ordinal     int  not null,
    signer      text not null,
    subtask     text unique,
    agreed      boolean,
    opinion     text,
    voted_at    timestamptz,
    primary key (countersign, ordinal),
    unique (countersign, signer),
    check ((agreed is null) = (voted_at is null))
);

create table attachment (
    id               uuid primary key,
    case_number      text not null,
    process_instance text not null,
    task             text not null,
    step_name        text not null,
    organisation     text not null references organisation,
    name             text not null,
    media_type       text not null,
    size             int  not null,
    sha256           text not null,
    content          bytea not null,
    added_by         text not null,
    added_at         timestamptz not null
);
create index attachment_case on attachment (case_number);

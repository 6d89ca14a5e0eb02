-- What the decision table said about a user task when it was entered: the times stand, whatever the table says later.
create table task_schedule (
    execution_id   varchar(64)  primary key,
    process        varchar(255) not null,
    step           varchar(255) not null,
    started_at     timestamptz  not null,
    remind_at      timestamptz  not null,
    due_at         timestamptz  not null,
    supervise_at   timestamptz  not null,
    clue_at        timestamptz  not null,
    escalate_role  varchar(40)  not null,
    escalate_place varchar(40)  not null
);

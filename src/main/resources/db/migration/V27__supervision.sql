-- How the times of a task were counted decides how urgent its supervision is.
alter table task_schedule add column mode varchar(20) not null default 'continuous';
alter table task_schedule alter column mode drop default;

-- 督办: who supervises which matter of whom, and what came of it. One at most for a task.
create table supervision (
    instance                varchar(64) primary key,
    case_number             text        not null,
    task_id                 varchar(64) unique,
    organisation            text        not null references organisation,
    supervised_organisation text        not null references organisation,
    matter                  text        not null,
    ordered_at              timestamptz not null,
    rectification           varchar(64),
    outcome                 text,
    concluded_at            timestamptz
);

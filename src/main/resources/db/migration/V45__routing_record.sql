-- What became of a task's routing, beside that it fell: it went back, a claim was released, nobody is left, somebody did it for another.
alter table routing_fact
    add column kind     varchar(16) not null default 'fallen' check (kind in ('fallen', 'returned', 'released', 'unattended', 'handled')),
    -- As officials read it.
    add column step_name varchar(255),
    -- Whose claim was released, or who did the task.
    add column official varchar(64);
alter table routing_fact alter column kind drop default;
create index routing_fact_case on routing_fact (case_number);
create index routing_fact_task on routing_fact (task_id);

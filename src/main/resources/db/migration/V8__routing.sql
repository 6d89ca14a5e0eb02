-- Who should have had a task, why not, and who has it instead. Never changed, never deleted by the application.
create table routing_fact (
    id                  bigint generated always as identity primary key,
    task_id             varchar(64)  not null,
    process_instance_id varchar(64)  not null,
    case_number         varchar(255),
    step                varchar(255) not null,
    wanted_post         varchar(64)  not null,
    chosen_post         varchar(64)  not null,
    reason              text         not null,
    decided_at          timestamptz  not null
);
create index routing_fact_process_instance on routing_fact (process_instance_id);

-- Clues come from every procedure, not from reports alone: what in the case a clue is about (a report, a step, a person) tells two
-- clues of one rule apart.
alter table clue add column subject text not null default '';
update clue set subject = report where report is not null;
alter table clue drop constraint clue_case_number_rule_report_key;
alter table clue drop column report;
alter table clue add unique (case_number, rule, subject);

-- A matter that another one gave rise to: a case out of a screening, a commendation out of a case.
create table follow_up (
    id            bigint generated always as identity primary key,
    from_case     text not null,
    from_instance text not null,
    from_step     text not null,
    message       text not null,
    to_case       text not null,
    to_instance   text not null unique,
    organisation  text not null references organisation,
    started_at    timestamptz not null
);
create index follow_up_from on follow_up (from_case);
create index follow_up_to on follow_up (to_case);

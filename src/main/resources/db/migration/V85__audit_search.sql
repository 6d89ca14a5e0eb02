-- What the audit finds cases by, beside the engine's own history (whose indexes are made in EngineTables).
create index task_action_actor on task_action (actor, process_instance);
create index task_action_instance on task_action (process_instance, kind);
create index routing_fact_fallen on routing_fact (process_instance_id) where kind in ('fallen', 'unattended', 'handled');
create index report_correction on report (case_number) where kind = 'correction';
create index screening_amendment_round on screening_amendment (round, kind);

-- In which cases a name or an identity number occurs, by a keyed digest: nobody without the master key can try names against it, but the
-- same person in two cases has the same digest. It goes with the key of the case.
create table concerned_person (
    word        bytea not null,
    case_number text  not null,
    primary key (word, case_number)
);
create index concerned_person_case on concerned_person (case_number);

-- Why an auditor had sealed words opened for a search; what was opened is in protected_read.
create table audit_ground (
    id        bigint generated always as identity primary key,
    reader    text not null,
    stated_at timestamptz not null,
    ground    text not null check (btrim(ground) <> ''),
    cases     int  not null
);
comment on column audit_ground.cases is 'in how many cases words were opened';
create function refuse_audit_ground_change() returns trigger language plpgsql as $$
begin
    raise exception 'The grounds on which auditors read do not change';
end $$;
create trigger audit_ground_immutable before update or delete or truncate on audit_ground
    for each statement execute function refuse_audit_ground_change();

-- One narrow row for each instance, with what happened in it, so that a million are searched in a moment: the engine's history has this
-- in four tables. It is no evidence; it is made of the history in the same transaction, and can be made again at any time.
create table audit_case (
    instance     varchar(64) primary key,
    case_number  varchar(255),
    process      varchar(255) not null,
    definition   varchar(64),
    organisation varchar(64),
    starter      varchar(255),
    -- As the engine keeps them: in the zone of the machine.
    started_at   timestamp not null,
    ended_at     timestamp,
    state        varchar(10) not null check (state in ('running', 'finished', 'terminated')),
    late         boolean not null,
    fallback     boolean not null,
    correction   boolean not null
);
comment on column audit_case.late is 'a step was done after its due time; open ones are looked up when asked';
create index audit_case_started on audit_case (started_at, instance);
create index audit_case_ended on audit_case (ended_at, started_at, instance);
create index audit_case_number on audit_case (case_number, started_at, instance);
create index audit_case_number_begins on audit_case (case_number text_pattern_ops);
create index audit_case_process on audit_case (process, started_at, instance);
create index audit_case_organisation on audit_case (organisation, started_at, instance);
create index audit_case_starter on audit_case (starter) where starter is not null;
create index audit_case_running on audit_case (started_at, instance) where state = 'running';
create index audit_case_terminated on audit_case (started_at, instance) where state = 'terminated';
create index audit_case_late on audit_case (started_at, instance) where late;
create index audit_case_fallback on audit_case (started_at, instance) where fallback;
create index audit_case_correction on audit_case (started_at, instance) where correction;

-- audit_case_now, which says what a row ought to be, and the triggers on the engine's tables are made once these are there (EngineTables).
create function audit_case_refresh(which varchar) returns void language plpgsql as $$
begin
    insert into audit_case select * from audit_case_now where instance = which
    on conflict (instance) do update set case_number = excluded.case_number, ended_at = excluded.ended_at, state = excluded.state,
        definition = excluded.definition, late = excluded.late, fallback = excluded.fallback, correction = excluded.correction;
    if not found then
        delete from audit_case where instance = which;
    end if;
end $$;

create function audit_case_of_engine() returns trigger language plpgsql as $$
begin
    perform audit_case_refresh(coalesce(new.proc_inst_id_, old.proc_inst_id_));
    return null;
end $$;
create function audit_case_of_routing() returns trigger language plpgsql as $$
begin
    perform audit_case_refresh(new.process_instance_id);
    return null;
end $$;
create function audit_case_of_action() returns trigger language plpgsql as $$
begin
    perform audit_case_refresh(new.process_instance::varchar);
    return null;
end $$;
create function audit_case_of_report() returns trigger language plpgsql as $$
begin
    perform audit_case_refresh(proc_inst_id_) from act_hi_procinst where business_key_ = new.case_number;
    return null;
end $$;
create function audit_case_of_amendment() returns trigger language plpgsql as $$
begin
    perform audit_case_refresh(proc_inst_id_) from act_hi_procinst where business_key_ = new.round and tenant_id_ = new.organisation;
    return null;
end $$;

-- At the end of the transaction, so that nobody waits long for a row that two steps of a case touch.
create constraint trigger audit_case_routing after insert on routing_fact deferrable initially deferred
    for each row when (new.kind in ('fallen', 'unattended', 'handled')) execute function audit_case_of_routing();
create constraint trigger audit_case_action after insert on task_action deferrable initially deferred
    for each row when (new.kind in ('return', 'withdraw')) execute function audit_case_of_action();
create constraint trigger audit_case_report after insert on report deferrable initially deferred
    for each row when (new.kind = 'correction') execute function audit_case_of_report();
create constraint trigger audit_case_amendment after insert on screening_amendment deferrable initially deferred
    for each row when (new.kind = 'correction') execute function audit_case_of_amendment();

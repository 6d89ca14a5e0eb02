-- What a row of audit_case ought to be. Run at each start, once the engine has made its tables.
create or replace view audit_case_now as
select instance.proc_inst_id_ instance, instance.business_key_ case_number, instance.proc_def_key_ process, instance.proc_def_id_ definition,
    instance.tenant_id_ organisation, instance.start_user_id_ starter, instance.start_time_ started_at, instance.end_time_ ended_at,
    (case when instance.end_time_ is null then 'running' when instance.state_ = 'COMPLETED' then 'finished' else 'terminated' end)::varchar(10) state,
    exists (select from act_hi_taskinst task where task.proc_inst_id_ = instance.proc_inst_id_ and task.end_time_ > task.due_date_) late,
    exists (select from routing_fact fact where fact.process_instance_id = instance.proc_inst_id_
            and fact.kind in ('fallen', 'unattended', 'handled')) fallback,
    exists (select from task_action action where action.process_instance = instance.proc_inst_id_ and action.kind in ('return', 'withdraw'))
        or exists (select from report where report.case_number = instance.business_key_ and report.kind = 'correction')
        or exists (select from screening_amendment amendment where amendment.round = instance.business_key_
            and amendment.organisation = instance.tenant_id_ and amendment.kind = 'correction') correction
from act_hi_procinst instance;

do $$
begin
    if not exists (select from pg_trigger where tgname = 'audit_case_instance') then
        create constraint trigger audit_case_instance after insert or update or delete on act_hi_procinst deferrable initially deferred
            for each row execute function audit_case_of_engine();
        create constraint trigger audit_case_task after insert or update on act_hi_taskinst deferrable initially deferred
            for each row when (new.end_time_ > new.due_date_) execute function audit_case_of_engine();
        insert into audit_case select * from audit_case_now on conflict do nothing;
    end if;
end $$;

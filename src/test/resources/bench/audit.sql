-- Rows as the engine and the application write them: 1,000,000 finished instances of all procedures and 5,000 that run, at 3,000
-- organisations over five years, with two user tasks each; 60,000 officials have done them.
set synchronous_commit = off;
set maintenance_work_mem = '256MB';

-- Millions of rows go in sooner while nothing is indexed.
create temp table taken_down as
    select indexdef from pg_indexes where tablename in ('act_hi_procinst', 'act_hi_taskinst', 'act_hi_actinst', 'audit_case')
        and indexname not in (select conname from pg_constraint where contype in ('p', 'u'));
do 'declare one text; begin
    for one in select indexname from pg_indexes where tablename in (''act_hi_procinst'', ''act_hi_taskinst'', ''act_hi_actinst'', ''audit_case'')
        and indexname not in (select conname from pg_constraint where contype in (''p'', ''u''))
    loop execute ''drop index '' || one; end loop; end';

alter table act_hi_procinst disable trigger user;
alter table act_hi_taskinst disable trigger user;
alter table routing_fact disable trigger user;
alter table task_action disable trigger user;

create temp table place as select code, row_number() over (order by code) - 1 turn from organisation;
create temp table model as
    select id_ definition, key_ key, row_number() over (order by key_) - 1 turn
    from (select distinct on (key_) id_, key_ from act_re_procdef order by key_, version_ desc) newest;
insert into official (id, name)
    select code || '.' || number, code || '·' || number from place, generate_series(1, 20) number on conflict do nothing;

create temp table told as
    select number, md5('audited' || number)::uuid::text instance, place.code organisation, model.key, model.definition,
           place.code || '.' || (number / 3000) % 20 + 1 starter, place.code || '.' || (number / 7000) % 20 + 1 finisher,
           begun, begun + (number % 240 + 2) * interval '1 hour' ended, number > 1000000 running,
           place.code || '-' || to_char(begun, 'YYYYMMDD') || '-' || number - case when number % 10 = 0 then 1 else 0 end case_number
    from (select number, timestamp '2020-01-25' + number::bigint * 15013 % 157680000 * interval '1 second' begun
          from generate_series(1, 1005000) number) moment
        join place on place.turn = number::bigint * 7919 % (select count(*) from place)
        join model on model.turn = number / 11 % (select count(*) from model);

insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, duration_, start_user_id_,
                             start_act_id_, root_proc_inst_id_, tenant_id_, state_)
    select instance, instance, case_number, key, definition, begun, case when not running then ended end,
           case when not running then extract(epoch from ended - begun) * 1000 end, case when number % 3 > 0 then starter end, 'start', instance, organisation,
           case when running then 'ACTIVE' when number % 40 = 0 then 'INTERNALLY_TERMINATED' else 'COMPLETED' end
    from told;
-- The second step of one in seventeen came too late.
insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, name_, assignee_,
                             start_time_, end_time_, duration_, delete_reason_, priority_, due_date_, tenant_id_)
    select md5('task' || step || instance)::uuid::text, 'step-' || step, key, definition, instance, instance, instance, '第' || step || '步',
           case step when 1 then starter else finisher end, begun + (step - 1) * (ended - begun) / 2,
           case when not running or step = 1 then begun + step * (ended - begun) / 2 end, 3600000, case when not running or step = 1 then 'completed' end, 50,
           begun + case when step = 2 and number % 17 = 0 then (ended - begun) * 0.9 else (ended - begun) * 2 end, organisation
    from told, generate_series(1, 2) step;
insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_id_, act_name_, act_type_,
                            assignee_, start_time_, end_time_, duration_, act_inst_state_, tenant_id_)
    select md5('activity' || step || instance)::uuid::text, key, definition, instance, instance, instance,
           case when step = 1 then 'step-1' when number % 9 = 0 then 'step-3' else 'step-2' end, '第' || step || '步', 'userTask',
           case step when 1 then starter else finisher end, begun + (step - 1) * (ended - begun) / 2,
           case when not running or step = 1 then begun + step * (ended - begun) / 2 end, 3600000, 0, organisation
    from told, generate_series(1, 2) step;
-- What runs has its second step open; every other one is overdue.
insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, proc_def_key_, act_id_, act_inst_id_,
                              is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_, tenant_id_)
    select instance, 1, instance, instance, case_number, definition, key, 'step-2', 'step-2:' || number, true, false, true, false, 1, 2, 1, organisation
    from told where running;
insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_, due_date_,
                         suspension_state_, tenant_id_, task_state_)
    select md5('task2' || instance)::uuid::text, 1, instance, instance, definition, '第2步', 'step-2', finisher, 50, begun,
           case when number % 2 = 0 then begun else now() + interval '30 days' end, 1, organisation, 'Created' from told where running;
insert into routing_fact (task_id, process_instance_id, case_number, step, wanted_post, chosen_post, reason, decided_at, kind)
    select md5('task1' || instance)::uuid::text, instance, case_number, 'step-1', 'secretary@' || organisation, 'deputy-secretary@' || organisation,
           '岗位空缺', begun, 'fallen' from told where number % 53 = 0;
insert into task_action (kind, case_number, process_instance, task, step_name, organisation, actor, content, acted_at)
    select case number % 3 when 0 then 'return' else 'opinion' end, case_number, instance, md5('task1' || instance)::uuid::text, '第1步', organisation,
           finisher, '', begun from told where number % 14 = 0;
insert into concerned_person (word, case_number)
    select sha256(convert_to(case_number, 'UTF8')), case_number from told on conflict do nothing;

do 'declare one text; begin for one in select indexdef from taken_down where indexdef not like ''%audit_case%'' loop execute one; end loop; end';
analyze;
insert into audit_case select * from audit_case_now on conflict do nothing;
do 'declare one text; begin for one in select indexdef from taken_down where indexdef like ''%audit_case%'' loop execute one; end loop; end';
alter table act_hi_procinst enable trigger user;
alter table act_hi_taskinst enable trigger user;
alter table routing_fact enable trigger user;
alter table task_action enable trigger user;
vacuum analyze;

-- Rows as the engine writes them: 3,000 organisations, 60,000 officials, 200,000 open tasks of a deployed procedure. The province and its
-- 书记 are there already.

create temp table tree as
    select case when number = 0 then 'province' when number <= 8 then 'prefecture-' || number
                when number <= 58 then 'county-' || number else 'school-' || number end code
    from generate_series(0, 2999) number;
create temp table place as
    select code, role, role || '@' || code post from tree, unnest(array['secretary', 'committee-member', 'doctor', 'office-director']) role;
insert into ACT_ID_TENANT (ID_, REV_, NAME_) select code, 1, code from tree on conflict do nothing;
insert into ACT_ID_GROUP (ID_, REV_, NAME_, TYPE_) select post, 1, post, 'post' from place on conflict do nothing;

-- Five officials hold each post: <organisation>.<role>, and the same with .2 to .5.
create temp table holder as
    select code || '.' || role || case when number = 1 then '' else '.' || number end id, code, role, post
    from place, generate_series(1, 5) number where not (post = 'secretary@province' and number = 1);
insert into ACT_ID_USER (ID_, REV_, FIRST_, LAST_, PWD_, SALT_)
    select id, 1, role, code, PWD_, SALT_ from holder, ACT_ID_USER where ID_ = 'province.secretary';
insert into ACT_ID_MEMBERSHIP (USER_ID_, GROUP_ID_) select id, post from holder union all select id, role from holder;
insert into ACT_ID_TENANT_MEMBER (ID_, TENANT_ID_, USER_ID_) select gen_random_uuid()::text, code, id from holder;

-- What the engine grants with them: themselves, their groups and their tenants.
insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
    select gen_random_uuid()::text, 1, 1, null, id, 1, id, 2147483647 from holder
    union all select gen_random_uuid()::text, 1, 1, null, id, 11, code, 2 from holder
    union all select gen_random_uuid()::text, 1, 1, post, null, 2, post, 2 from place where post <> 'secretary@province';

-- The 书记 of one school holds the post at nine others too.
insert into ACT_ID_MEMBERSHIP (USER_ID_, GROUP_ID_)
    select 'school-1000.secretary', 'secretary@school-' || number from generate_series(1001, 1009) number;
insert into ACT_ID_TENANT_MEMBER (ID_, TENANT_ID_, USER_ID_)
    select gen_random_uuid()::text, 'school-' || number, 'school-1000.secretary' from generate_series(1001, 1009) number;

-- 10,000 tasks lie with 书记 of the province, 2,000 with 书记 of each prefecture, the others with everybody else, most with 书记.
create temp table everybody_else as
    select row_number() over (order by md5(post || times)) - 1 turn, count(*) over () turns, post
    from place, generate_series(1, 3) times
    where post !~ '^secretary@(province|prefecture)' and (times = 1 or role = 'secretary');
create temp table open_task as
    select number, md5('task' || number)::uuid::text id, md5('instance' || number)::uuid::text instance, post,
           split_part(post, '@', 2) organisation, split_part(post, '@', 2) || '.' || split_part(post, '@', 1) official,
           timestamp '2020-01-20' + number::bigint * 7919 % 7776000 * interval '1 second' created
    from (select number, 'secretary@province' post from generate_series(1, 10000) number
          union all
          select number, 'secretary@prefecture-' || number % 8 + 1 from generate_series(10001, 26000) number
          union all
          select number, post from generate_series(26001, 200000) number
              join everybody_else on turn = number % (select max(turns) from everybody_else)) placed;

create temp table deployed as
    select ID_ definition, KEY_ key from ACT_RE_PROCDEF where KEY_ = 'suspected-case' order by VERSION_ desc limit 1;
insert into ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_, PROC_DEF_KEY_, ACT_ID_, ACT_INST_ID_,
                              IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_,
                              SEQUENCE_COUNTER_, TENANT_ID_)
    select instance, 1, instance, instance, 'QH-' || number, definition, key, 'isolateOnSite', 'isolateOnSite:' || number,
           true, false, true, false, 1, 2, 1, organisation from open_task, deployed order by created;
insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, DESCRIPTION_, TASK_DEF_KEY_, ASSIGNEE_, PRIORITY_,
                         CREATE_TIME_, LAST_UPDATED_, DUE_DATE_, SUSPENSION_STATE_, TENANT_ID_, TASK_STATE_)
    select id, 1, instance, instance, definition, '就地隔离（校医）', '将当事人转移到临时隔离室，佩戴口罩，专人看护，登记隔离地点和时间。',
           'isolateOnSite',
           case when number % 6 = 0 then official when number % 6 = 1 then official || '.' || number % 4 + 2 end,
           50, created, created, case when number % 4 > 0 then created + number % 48 * interval '1 hour' end, 1, organisation, 'Created'
    from open_task, deployed order by created;
-- Every third also goes to the post that stands in, every twentieth to somebody by name.
insert into ACT_RU_IDENTITYLINK (ID_, REV_, TYPE_, GROUP_ID_, USER_ID_, TASK_ID_, TENANT_ID_)
    select gen_random_uuid()::text, 1, 'candidate', candidate.post, candidate.official, id, organisation
    from open_task, lateral (
        select post, null where number % 20 > 0
        union all select 'committee-member@' || organisation, null where number % 3 = 0 and post not like 'committee-member@%'
        union all select null, official || '.2' where number % 20 = 0) candidate (post, official)
    order by created;
insert into ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, VAR_SCOPE_, TEXT_, SEQUENCE_COUNTER_,
                             IS_CONCURRENT_LOCAL_, TENANT_ID_)
    select gen_random_uuid()::text, 1, 'string', 'caseNumber', instance, instance, definition, instance, 'QH-' || number, 1, false, organisation
    from open_task, deployed order by created;
vacuum analyze;

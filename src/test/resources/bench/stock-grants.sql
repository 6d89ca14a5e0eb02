-- What a stock engine writes beside the same tasks: a grant to read and work on each (READ and UPDATE on TASK) for every candidate and
-- assignee.
insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
    select gen_random_uuid()::text, 1, 1, GROUP_ID_, USER_ID_, 7, TASK_ID_, 6 from ACT_RU_IDENTITYLINK where TASK_ID_ is not null
    union all
    select gen_random_uuid()::text, 1, 1, null, t.ASSIGNEE_, 7, t.ID_, 6 from ACT_RU_TASK t where t.ASSIGNEE_ is not null
        and not exists (select from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.USER_ID_ = t.ASSIGNEE_);
analyze;

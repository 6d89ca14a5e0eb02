-- Beside each candidate of a task stands who has claimed it, so that what somebody has claimed or may claim is counted from the candidates
-- alone (own-tasks.xml). Run at each start, once the engine has made its tables.
-- Whoever adds or removes a candidate waits for who writes the task and takes its links after it, as the claim below does: in one order, or
-- somebody who claims a task and somebody who completes it would each wait for the other.
create or replace function task_assignee_of_candidate() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        perform from act_ru_task where id_ = old.task_id_ for no key update;
        return old;
    end if;
    select assignee_ into new.task_assignee from act_ru_task where id_ = new.task_id_ for no key update;
    return new;
end $$;

create or replace function task_assignee_of_task() returns trigger language plpgsql as $$
begin
    update act_ru_identitylink set task_assignee = new.assignee_ where task_id_ = new.id_ and type_ = 'candidate';
    return null;
end $$;

do $$
begin
    if not exists (select from pg_trigger where tgname = 'task_assignee_claimed') then
        alter table act_ru_identitylink add column task_assignee varchar(255);
        create trigger task_assignee_added before insert on act_ru_identitylink
            for each row when (new.type_ = 'candidate') execute function task_assignee_of_candidate();
        create trigger task_assignee_removed before delete on act_ru_identitylink
            for each row when (old.type_ = 'candidate') execute function task_assignee_of_candidate();
        create trigger task_assignee_claimed after update on act_ru_task
            for each row when (old.assignee_ is distinct from new.assignee_) execute function task_assignee_of_task();
        update act_ru_identitylink link set task_assignee = task.assignee_
            from act_ru_task task where task.id_ = link.task_id_ and link.type_ = 'candidate' and task.assignee_ is not null;
    end if;
end $$;

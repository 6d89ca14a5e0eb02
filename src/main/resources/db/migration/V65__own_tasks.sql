-- Which tasks somebody sees (own-tasks.xml) is read from these three indexes alone, without touching the tables. The engine, which
-- makes its tables before these migrations run, has indexes on the same columns but without the id that is asked for.
create index if not exists own_task_candidate_group on act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate';
create index if not exists own_task_candidate_user on act_ru_identitylink (user_id_, task_id_) where type_ = 'candidate';
create index if not exists own_task_assignee on act_ru_task (assignee_, id_);

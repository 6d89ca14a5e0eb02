-- That the key of a case was destroyed, by whom, when and why, is itself kept for good.
create function refuse_erasure_change() returns trigger language plpgsql as $$
begin
    raise exception 'The record of an erasure does not change';
end $$;
create trigger case_key_erasure_immutable before update or delete on case_key
    for each row when (old.destroyed_at is not null) execute function refuse_erasure_change();

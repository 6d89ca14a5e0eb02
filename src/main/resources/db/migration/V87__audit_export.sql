-- Files of cases that auditors asked for, and on what ground they had protected values opened. The request stays for good; the file
-- goes after its time.
create table audit_export (
    id           uuid primary key,
    case_number  text not null,
    format       text not null check (format in ('pdf', 'json')),
    requested_by text not null,
    requested_at timestamptz not null,
    ground       text check (length(ground) between 5 and 200),
    progress     int not null default 0 check (progress between 0 and 100),
    finished_at  timestamptz,
    failure      text,
    content      text,
    sha256       text,
    size         bigint not null default 0,
    expires_at   timestamptz,
    check (failure is null or finished_at is not null),
    check (content is null or sha256 is not null and expires_at is not null and finished_at is not null and failure is null)
);
create index audit_export_requests on audit_export (requested_by, requested_at desc);
create index audit_export_expiry on audit_export (expires_at) where content is not null;
comment on column audit_export.ground is 'why protected values were opened; null where they were not; in clear, as the record must outlive the case''s key';
comment on column audit_export.content is 'the file in Base64, sealed under the key of the case; in clear only where that key was destroyed before';

create function refuse_audit_export_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.id, new.case_number, new.format, new.requested_by, new.requested_at, new.ground)
            is not distinct from (old.id, old.case_number, old.format, old.requested_by, old.requested_at, old.ground) then
        return new;
    end if;
    raise exception 'What was asked for, by whom and on what ground does not change';
end $$;
create trigger audit_export_immutable before update or delete on audit_export for each row execute function refuse_audit_export_change();

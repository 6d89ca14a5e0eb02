-- The last case number given to an organisation on a day (Asia/Shanghai).
create table case_number (
    organisation varchar(64) not null,
    day          date        not null,
    last_number  integer     not null,
    primary key (organisation, day)
);

-- Closed case files, one per closed instance. What is known of a person is in content; it never goes into a log.
create table case_file (
    process_instance_id varchar(64)   primary key,
    case_number         varchar(255)  not null,
    organisation        varchar(64)   not null,
    closed_at           timestamptz   not null,
    participants        varchar(64)[] not null,
    content             text          not null,
    sha256              char(64)      not null
);
create index case_file_case_number on case_file (case_number);

create function refuse_case_file_change() returns trigger language plpgsql as $$
begin
    raise exception 'A closed case file does not change';
end $$;
create trigger case_file_immutable before update or delete or truncate on case_file
    for each statement execute function refuse_case_file_change();

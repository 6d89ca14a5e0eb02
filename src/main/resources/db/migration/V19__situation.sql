-- A round of situation reports (clause 4-4 of the notice): one entry for each organisation asked, frozen when it is submitted.
create table situation_round (
    number      text        primary key,
    launched_by text        not null references organisation,
    occasion    text        not null check (occasion in ('periodic', 'on-demand')),
    launched_at timestamptz not null,
    day         date        not null
);
comment on column situation_round.number is 'case number shared by all instances of the round';
comment on column situation_round.day is 'in Asia/Shanghai';
-- However many nodes look at the schedule, a day has one periodic round.
create unique index situation_round_periodic on situation_round (launched_by, day) where occasion = 'periodic';

create table situation_entry (
    round                text        not null references situation_round,
    organisation         text        not null references organisation,
    superior             text        references organisation,
    process_instance     text        not null unique,
    asked_at             timestamptz not null,
    collect_until        timestamptz not null,
    expires_at           timestamptz not null,
    asking_done_at       timestamptz,
    collection_closed_at timestamptz,
    draft                text,
    submitted_at         timestamptz,
    late                 boolean,
    nature               text check (nature in ('zero', 'situation')),
    content              text,
    sha256               char(64),
    primary key (round, organisation),
    check ((submitted_at is null) = (content is null)),
    check ((submitted_at is null) = (sha256 is null)),
    check ((submitted_at is null) = (late is null)),
    check ((submitted_at is null) = (nature is null))
);
comment on column situation_entry.draft is 'figures as last shown to the organisation''s officials; what they sign is made of these';
comment on column situation_entry.late is 'the superior had stopped waiting when it was submitted';
create index situation_entry_superior on situation_entry (round, superior);

create function refuse_situation_change() returns trigger language plpgsql as $$
begin
    raise exception 'A submitted situation report does not change';
end $$;
create trigger situation_entry_frozen before update or delete on situation_entry
    for each row when (old.submitted_at is not null) execute function refuse_situation_change();

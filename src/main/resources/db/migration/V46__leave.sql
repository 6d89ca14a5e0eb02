-- 请假、外出、委托: who is away from when until when, and who acts for them. Rows are never deleted.
create table official_leave (
    id         bigint generated always as identity primary key,
    official   varchar(64)  not null,
    kind       varchar(16)  not null check (kind in ('leave', 'out', 'delegation')),
    -- Null: the posts fall to their deputies while nobody else holds them.
    substitute varchar(64) check (substitute <> official),
    reason     varchar(200) not null,
    starts_at  timestamptz  not null,
    -- Not included.
    ends_at    timestamptz  not null check (ends_at > starts_at),
    entered_by varchar(64)  not null,
    entered_at timestamptz  not null,
    -- Open tasks have been handed over; before that nobody acts for anybody.
    begun_at   timestamptz,
    -- Ended before its time, or called off.
    ended_at   timestamptz,
    ended_by   varchar(64),
    -- It is over, and open tasks have gone back.
    closed_at  timestamptz,
    check ((ended_at is null) = (ended_by is null)),
    check (kind <> 'delegation' or substitute is not null)
);
create index official_leave_official on official_leave (official) where closed_at is null;
create index official_leave_substitute on official_leave (substitute) where closed_at is null;

-- One row for each recipient and channel, written in the transaction of the step that it tells of. The subject and the body are
-- kept as they were sent.
create table notification (
    id           uuid         primary key,
    dedup_key    varchar(255) not null,
    recipient    varchar(255) not null,
    channel      varchar(16)  not null check (channel in ('inbox', 'email')),
    state        varchar(16)  not null check (state in ('delivered', 'pending', 'sent', 'failed')),
    template     varchar(64)  not null,
    organisation varchar(64)  not null,
    case_number  varchar(255),
    task_id      varchar(64),
    subject      varchar(255) not null,
    body         text         not null,
    created_at   timestamptz  not null,
    sent_at      timestamptz,
    read_at      timestamptz,
    unique (dedup_key, recipient, channel)
);
create index notification_inbox on notification (recipient, (read_at is not null), created_at desc) where channel = 'inbox';

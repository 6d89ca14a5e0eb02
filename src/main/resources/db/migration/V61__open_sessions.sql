-- How often all sessions of somebody have been ended. A session carries the number of the moment it began; with an older one it is worth nothing.
create table session_round (
    user_id text primary key,
    number  bigint not null
);

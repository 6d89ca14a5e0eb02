-- How often passwords were tried of late; written by bucket4j, one row per client address, or account and client address.
create table sign_in_attempts (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index sign_in_attempts_expires_at on sign_in_attempts (expires_at);

-- Browsers in which somebody has signed in before. Both are fingerprints.
create table sign_in_device (
    token     text        not null,
    account   text        not null,
    last_used timestamptz not null,
    primary key (token, account)
);

-- Whose password was set by somebody else: they have to choose their own before anything else.
create table password_to_change (
    user_id text primary key,
    since   timestamptz not null
);

-- Up to which seal the roots were sent by e-mail, or ordered to be; only added to.
create table journal_mail (
    seal       bigint primary key,
    ordered_at timestamptz not null
);

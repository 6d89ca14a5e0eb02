-- Verifications of the journal that auditors asked for, and what they found (docs/verification.md).
create table verification_run (
    id          uuid primary key,
    subject     text not null,
    asked_by    text not null,
    asked_at    timestamptz not null,
    done        bigint not null default 0,
    total       bigint,
    report      text,
    failure     text,
    finished_at timestamptz
);
comment on column verification_run.subject is 'a chain of the journal, or the word journal for all of it';
comment on column verification_run.report is 'JSON; null while it runs, and where failure says why it could not be checked';
create index verification_run_last on verification_run (subject, asked_at desc);

-- Whose conduct a clue speaks of, who looks into it and in which instance.
alter table clue add column person text references official;
alter table clue add column handling_organisation text references organisation;
alter table clue add column instance text;
comment on column clue.person is 'the official concerned; empty until somebody has established it';

-- Who must stand aside in a case, and why. Never deleted: that somebody was kept out is part of the record.
create table recusal (
    case_number text not null check (btrim(case_number) <> ''),
    official    text not null references official,
    reason      text not null check (btrim(reason) <> ''),
    recused_at  timestamptz not null,
    primary key (case_number, official)
);
create index recusal_official on recusal (official);

-- What a case has brought to light that has to be reported, whether or not a report ever follows (notice, clause 2-7).
create table reportable_event (
    case_number  text not null check (btrim(case_number) <> ''),
    organisation text not null references organisation,
    kind         text not null check (kind in ('diagnosis', 'positive', 'negative')),
    happened_at  timestamptz not null,
    recorded_at  timestamptz not null,
    primary key (case_number, kind, happened_at)
);
comment on column reportable_event.kind is
    'diagnosis: the hospital''s word; positive, negative: a laboratory result or a diagnosis excluded';

-- Organisations that keep a roster, and how their day is divided; the row is locked while the roster is being changed.
create table duty_roster (
    organisation  text        primary key references organisation,
    shift_pattern text        not null,
    changed_by    text        not null,
    changed_at    timestamptz not null
);

create table duty_shift (
    id                  bigint generated always as identity primary key,
    organisation        text        not null references duty_roster,
    starts_at           timestamptz not null,
    ends_at             timestamptz not null,
    officer             text        not null,
    leader              text        not null,
    entered_at          timestamptz not null,
    started_at          timestamptz,
    -- Rostered in time, but the application was down when it should have begun.
    late                boolean     not null default false,
    process_instance_id text,
    -- Whom the running instance takes for the person on duty.
    known_officer       text,
    -- An order to call the roll now, until it is carried out.
    call_ordered_by     text,
    taken_over_at       timestamptz,
    -- A shift is started once, however often and on however many nodes that is tried.
    unique (organisation, starts_at),
    check (starts_at < ends_at),
    check (officer <> leader)
);
create index duty_shift_ends on duty_shift (organisation, ends_at);
create index duty_shift_officer on duty_shift (officer);
create index duty_shift_leader on duty_shift (leader);
-- What the clock looks for every minute.
create index duty_shift_period on duty_shift (ends_at, starts_at);
create index duty_shift_waiting on duty_shift (starts_at) where started_at is null;

-- What happened on a shift: arrivals, calls, absences, replacements, hand-overs. Never changed, never deleted by the application.
create table duty_event (
    id          bigint generated always as identity primary key,
    shift       bigint      not null references duty_shift,
    kind        text        not null check (kind in ('signed-in', 'absent', 'called', 'answered', 'unanswered', 'replaced',
                                                     'handed-over', 'taken-over')),
    -- Whom it is about.
    person      text        not null,
    -- Who caused it; null when the engine did.
    recorded_by text,
    note        text,
    recorded_at timestamptz not null
);
create index duty_event_shift on duty_event (shift, kind);
create index duty_event_person on duty_event (person, recorded_at);

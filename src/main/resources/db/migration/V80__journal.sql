-- The journal (docs/journal.md): what happened, entry by entry, in one chain of hashes for each case, sealed every minute. Rows never
-- change; who could change them all the same is found out by the verification.
create table journal_entry (
    chain       text not null,
    seq         bigint not null check (seq > 0),
    recorded_at timestamptz not null,
    actor       text,
    kind        text not null,
    body        text not null,
    hash        bytea not null check (octet_length(hash) = 32),
    primary key (chain, seq)
);
comment on column journal_entry.chain is 'case:<case number>, instance:<root instance id> where it has none, or a word for what belongs to no case';
comment on column journal_entry.seq is '1, 2, 3 … in its chain, without gaps';
comment on column journal_entry.actor is 'user id; null: the application by itself';
comment on column journal_entry.body is 'canonical JSON (RFC 8785) of actor, chain, facts, kind, previous, recordedAt, seq; previous is the hash of the entry before in lower-case hexadecimal digits, "" for the first';
comment on column journal_entry.hash is 'SHA-256 of a zero byte and the body in UTF-8: the leaf hash of RFC 6962';

create table journal_seal (
    number    bigint primary key check (number > 0),
    sealed_at timestamptz not null,
    leaves    bigint not null check (leaves > 0),
    root      bytea not null check (octet_length(root) = 32),
    previous  bytea not null check (octet_length(previous) = case number when 1 then 0 else 32 end),
    body      text not null,
    signature bytea not null check (octet_length(signature) = 64)
);
comment on column journal_seal.number is '1, 2, 3 … without gaps';
comment on column journal_seal.root is 'of the Merkle tree of RFC 6962 over the hashes of the entries, in the order of journal_leaf';
comment on column journal_seal.previous is 'SHA-256 of the body, in UTF-8, of the seal before; empty for the first';
comment on column journal_seal.body is 'canonical JSON of key, leaves, number, previous, root, sealedAt; root and previous in lower-case hexadecimal digits, key the public key (X.509) in Base64';
comment on column journal_seal.signature is 'Ed25519 over the body in UTF-8';

create table journal_leaf (
    seal     bigint not null,
    position bigint not null check (position >= 0),
    chain    text not null,
    seq      bigint not null,
    primary key (seal, position),
    -- Each entry is sealed once.
    unique (chain, seq)
);
comment on column journal_leaf.position is '0, 1, 2 … in its seal';

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
    raise exception 'The journal does not change';
end $$;
create trigger journal_entry_immutable before update or delete or truncate on journal_entry
    for each statement execute function refuse_journal_change();
create trigger journal_seal_immutable before update or delete or truncate on journal_seal
    for each statement execute function refuse_journal_change();
create trigger journal_leaf_immutable before update or delete or truncate on journal_leaf
    for each statement execute function refuse_journal_change();

-- Which chains have entries that are not sealed yet: written with the entries, taken away by their sealing. A transaction that commits
-- late brings its row with it, so nothing is missed; no part of the proof.
create table journal_unsealed (
    chain text not null,
    seq   bigint not null,
    primary key (chain, seq)
);

-- Whoever is not the owner reads and adds.
do $$
declare
    granted record;
begin
    for granted in
        select distinct kept.relname as journal, role.rolname as grantee
        from pg_class kept cross join lateral aclexplode(kept.relacl) acl join pg_roles role on role.oid = acl.grantee
        where kept.oid in ('journal_entry'::regclass, 'journal_seal'::regclass, 'journal_leaf'::regclass) and acl.grantee <> kept.relowner
    loop
        execute format('revoke all on %I from %I', granted.journal, granted.grantee);
        execute format('grant select, insert on %I to %I', granted.journal, granted.grantee);
    end loop;
end $$;

-- Waits until no other transaction adds to these chains, always in the same order, and says how each ends now; what has no entry yet is
-- not in the answer. The lock is the chain's own and ends with the transaction.
create function journal_ends(chains text[]) returns table (chain text, seq bigint, hash bytea) language plpgsql as $$
begin
    perform pg_advisory_xact_lock(key) from (
        select distinct hashtextextended(wanted, 8785) as key from unnest(chains) wanted order by key) keys;
    return query
        select ending.chain, ending.seq, ending.hash from unnest(chains) wanted cross join lateral (
            select entry.chain, entry.seq, entry.hash from journal_entry entry
            where entry.chain = wanted order by entry.seq desc limit 1) ending;
end $$;

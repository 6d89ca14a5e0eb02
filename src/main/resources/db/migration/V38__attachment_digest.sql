-- The digest of an attached file stands apart from what the trail says of it in words.
alter table task_action add column sha256 text check (kind = 'attach' or sha256 is null);
comment on column task_action.sha256 is 'of the attached file; null for every other kind, and in rows older than this column, whose content holds it';

-- The audit's search turns through what a reader may see, the latest first, without touching the rows: whose they are stands in the index.
drop index audit_case_started;
drop index audit_case_late;
create index audit_case_started on audit_case (started_at, instance) include (organisation, process, case_number);
create index audit_case_late on audit_case (started_at, instance) include (organisation, process, case_number) where late;

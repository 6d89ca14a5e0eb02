-- What these columns say of a person is sealed by the application under the key of the case, so it is text for the database. Rows
-- written before stay as they are: the application reads both, but seals only what it writes.
alter table reading alter column temperature type text;
comment on column reading.temperature is 'sealed';
comment on column reading.symptom_note is 'sealed';

alter table treatment_status alter column temperature type text;
comment on column treatment_status.temperature is 'sealed';
comment on column treatment_status.clinical_type is 'sealed';
comment on column treatment_status.test_result is 'sealed, except none: no test says nothing of anybody';

comment on column pledge_breach.statement is 'sealed';

-- Key of the registration of one organisation in one round: <round>/<organisation>.
alter table screening_person alter column temperature type text;
comment on column screening_person.name is 'sealed';
comment on column screening_person.phone is 'sealed';
comment on column screening_person.temperature is 'sealed';
comment on column screening_person.travel_place is 'sealed';
comment on column screening_person.location is 'sealed';
comment on column screening_person.note is 'sealed';
comment on column screening_person.withdrawn_reason is 'in the official''s own words; names nobody';
comment on column screening_person.person_key is
    'keyed digest (HMAC-SHA-256) of identity number, or name, department and date of birth; the number itself is not kept';
comment on column screening_upload.content is 'the file, sealed, until all its rows are taken, then null';

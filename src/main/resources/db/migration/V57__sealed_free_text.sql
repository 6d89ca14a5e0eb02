-- What officials write of a case in their own words is sealed by the application under the key of the case, so it is text for the
-- database. Rows written before stay as they are: the application reads both, but seals only what it writes.
alter table report_version alter column content type text;
comment on column report_version.content is 'JSON, sealed';
comment on column report_leg.return_reason is 'sealed';
comment on column report.instruction is 'sealed';

comment on column joint_letter.letter_text is 'sealed';
comment on column joint_letter.reply is 'sealed';

comment on column task_action.content is 'sealed';
comment on column countersign_vote.opinion is 'sealed';
comment on column attachment.name is 'sealed';
comment on column attachment.content is 'the file in Base64, sealed';
comment on column attachment.sha256 is 'of the file in clear, so that the trail can tell whether it is still the same';

comment on column ballot.reason is 'sealed';
comment on column recusal.reason is 'sealed';

alter table pledge_breach drop constraint pledge_breach_gravity_check;
drop index pledge_breach_instance;
create index pledge_breach_instance on pledge_breach (process_instance_id);
comment on column pledge_breach.user_id is 'sealed';
comment on column pledge_breach.kind is 'sealed';
comment on column pledge_breach.gravity is 'sealed';

comment on column supervision.matter is 'sealed';

alter table assessment_figures alter column figures type text;
comment on column assessment_figures.figures is 'JSON, sealed';
comment on column assessment_file.content is 'JSON, sealed; sha256 is the digest of exactly this text';
comment on column notice_objection.content is 'sealed';
comment on column notice_objection.finding is 'sealed';
comment on column screening_person.withdrawn_reason is 'sealed';

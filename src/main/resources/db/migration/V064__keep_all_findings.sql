-- All that a probe found wrong is kept, not the gravest alone, and each verdict is counted for itself. A replica of the version before writes
-- none of these columns: what it leaves in them is known by its time to be of another probe.

alter table camera_health
    add column findings jsonb,
    add column findings_at timestamptz,
    add column further_verdicts text[] not null default '{}',
    add column further_times timestamptz[] not null default '{}',
    add constraint camera_health_findings_few check (jsonb_array_length(findings) <= 8),
    add constraint camera_health_further_verdicts_few check (cardinality(further_verdicts) <= 140),
    add constraint camera_health_further_times_fit check (cardinality(further_times) = cardinality(further_verdicts));

comment on column camera_health.findings is
    'All that the last probe found wrong, the gravest first, with number and threshold; null when that was not kept';
comment on column camera_health.findings_at is 'When the probe of the findings began; with another time than checked_at they are not of the last one';
comment on column camera_health.further_verdicts is
    'What was wrong with the pictures of recent_verdicts besides the gravest; a picture may have several';
comment on column camera_health.further_times is
    'For each of further_verdicts, when the probe of its picture began; one that is none of recent_times is not counted';

-- A verdict is not confirmed by pictures of long ago. Those that were seen before this are forgotten: nothing says when that was.

alter table camera_health
    add column recent_times timestamptz[] not null default '{}',
    add constraint camera_health_recent_times_few check (cardinality(recent_times) <= 20);
comment on column camera_health.recent_times is
    'When the probe of each picture of recent_verdicts began; a verdict without one is not counted';

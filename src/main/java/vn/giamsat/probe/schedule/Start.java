package vn.giamsat.probe.schedule;

import java.time.Duration;
import vn.giamsat.probe.Look;
import vn.giamsat.registry.ProbeTargets.Watched;

/// A probe that the timetable lets start now. It holds its lane until it is finished.
///
/// @param camera as it was known at the start
/// @param lateness since the camera was due
record Start(Watched camera, Look look, Duration lateness, PlannedCamera planned, Lane lane) {}

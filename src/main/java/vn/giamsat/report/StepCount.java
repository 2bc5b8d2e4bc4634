package vn.giamsat.report;

import vn.giamsat.campaign.StepName;
import vn.giamsat.registry.FacilityKind;

/// How many facilities of a kind stand at a step.
public record StepCount(StepName step, FacilityKind kind, int facilities) {}

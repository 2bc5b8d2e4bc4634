package vn.giamsat.campaign;

import vn.giamsat.registry.Zone;

/// Camera points of a zone: what the order asks for against what there is, or will be.
///
/// @param required by the order
/// @param points expected by a plan, or verified
/// @param shortfall how many are missing, 0 for enough
public record ZonePoints(Zone zone, int required, int points, int shortfall) {
    ZonePoints(Zone zone, int required, int points) {
        this(zone, required, points, Math.max(0, required - points));
    }
}

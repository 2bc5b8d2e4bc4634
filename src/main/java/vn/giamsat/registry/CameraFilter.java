package vn.giamsat.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.Export;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.shared.Conditions;

/// Which cameras are asked for; null does not filter. Retired cameras are only found by asking for
/// that state.
///
/// @param province key; a unit includes those of earlier schemes that went into it
/// @param health UNKNOWN, UP, DEGRADED or DOWN
/// @param reason code of the first failing reason, for example `NO_RTP`
/// @param text part of the name
public record CameraFilter(
        @Nullable String province,
        @Nullable UUID facilityId,
        @Nullable CameraState state,
        @Nullable String health,
        @Nullable String reason,
        @Nullable String text) {
    public static final CameraFilter ALL = new CameraFilter(null, null, null, null, null, null);

    public static CameraFilter ofFacility(UUID facilityId) {
        return new CameraFilter(null, facilityId, null, null, null, null);
    }

    /// What a query with these conditions selects from; health is only looked at when it matters.
    String source() {
        var joined = health != null || reason != null;
        return joined ? " left join camera_health h on h.camera_id = c.id" : "";
    }

    /// The export of what it finds.
    Export export() {
        return Export.of(AuditEntry.Kind.CAMERA, Permission.READ)
                .by("province", province)
                .by("facility", facilityId)
                .by("state", state)
                .by("health", health)
                .by("reason", reason)
                .by("text", text);
    }

    /// For lists of what people of the scope may see.
    Conditions within(Scope scope) {
        return scope.narrow(new Conditions(), "c.province")
                .and(FacilityFilter.PROVINCE_WITH_PREDECESSORS.formatted("c.province"), province)
                .and("c.facility_id = ?", facilityId)
                .and("c.state = ?", state == null ? null : state.name())
                .and("c.state <> ?", state == null ? CameraState.RETIRED.name() : null)
                .and("coalesce(h.state, 'UNKNOWN') = ?", health)
                .and("h.reason = ?", reason)
                .contains("c.name", text);
    }
}

package vn.giamsat.field;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.health.HealthState;
import vn.giamsat.health.IncidentKind;
import vn.giamsat.health.IncidentLevel;
import vn.giamsat.registry.CameraState;
import vn.giamsat.registry.FacilityState;
import vn.giamsat.registry.Zone;

/// A facility as its contact sees it first: as much as fits on the screen of a phone.
///
/// @param province key
/// @param orders that cover it, by due day
/// @param cameras by name, without the retired, at most 200
/// @param incidents that last still, the oldest first, at most 200
/// @param reports that hold still, or will, by their beginning, at most 200
public record MyFacility(
        UUID id,
        String name,
        @Nullable String address,
        String province,
        FacilityState state,
        List<OrderStep> orders,
        List<CameraGlance> cameras,
        List<OpenIncident> incidents,
        List<OpenReport> reports) {
    /// How many of a kind are shown at most.
    static final int SHOWN = 200;

    public MyFacility {
        orders = List.copyOf(orders);
        cameras = List.copyOf(cameras);
        incidents = List.copyOf(incidents);
        reports = List.copyOf(reports);
    }

    /// Where it stands within an order.
    ///
    /// @param step name, as everywhere
    /// @param task what the contact has to do there; absent for nothing
    /// @param dueOn last day, in Vietnam
    public record OrderStep(
            UUID campaignId,
            String number,
            String title,
            String step,
            Instant since,
            @Nullable TaskKind task,
            LocalDate dueOn) {}

    /// A camera and how it is.
    ///
    /// @param health UNKNOWN for one that was never probed
    /// @param since when it became so; absent for never
    /// @param reason why it is not up, a failure code; absent where it is
    public record CameraGlance(
            UUID id,
            String name,
            Zone zone,
            CameraState state,
            HealthState health,
            @Nullable Instant since,
            @Nullable String reason) {}

    /// A time in which a camera, or many together, are not up; none for each of these many.
    ///
    /// @param cameraId absent where it is of the facility
    public record OpenIncident(
            UUID id,
            IncidentLevel level,
            @Nullable UUID cameraId,
            IncidentKind kind,
            @Nullable String reason,
            Instant openedAt,
            boolean acknowledged) {}

    /// What was reported and holds still, or will.
    public record OpenReport(
            UUID id,
            StatusKind kind,
            @Nullable UUID cameraId,
            @Nullable String told,
            Instant beginsAt,
            Instant lastsUntil) {}
}

package vn.giamsat.campaign;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of facilities within campaigns as views, and as steps.
final class CampaignFacilityRows {
    static final String SELECT =
            """
            select m.campaign_id, m.facility_id, f.name, m.province, m.step, m.before, m.reason, m.step_since,
                   m.first_connected_at, m.joined_at, m.left_at, m.version
              from campaign_facility m
              join facility f on f.id = m.facility_id\
            """;

    private CampaignFacilityRows() {}

    static CampaignFacilityView view(Row row) {
        return new CampaignFacilityView(
                row.getUUID("campaign_id"),
                row.getUUID("facility_id"),
                row.getString("name"),
                row.getString("province"),
                StepName.valueOf(row.getString("step")),
                name(row, "before"),
                row.getString("reason"),
                Objects.requireNonNull(instant(row, "step_since")),
                instant(row, "first_connected_at"),
                Objects.requireNonNull(instant(row, "joined_at")),
                instant(row, "left_at"),
                row.getInteger("version"));
    }

    static StepChange change(Row row) {
        return new StepChange(
                row.getInteger("number"),
                name(row, "was"),
                StepName.valueOf(row.getString("step")),
                row.getString("reason"),
                Objects.requireNonNull(instant(row, "at")),
                row.getUUID("person_id"),
                row.getString("actor"));
    }

    static Step step(CampaignFacilityView facility) {
        return step(facility.step(), facility);
    }

    private static Step step(StepName name, CampaignFacilityView facility) {
        return switch (name) {
            case LISTED -> new Step.Listed();
            case CONTACT_APPOINTED -> new Step.ContactAppointed();
            case SURVEYED -> new Step.Surveyed();
            case PLAN_PROPOSED -> new Step.PlanProposed();
            case PLAN_AGREED -> new Step.PlanAgreed();
            case CONNECTING ->
                    new Step.Connecting(Optional.ofNullable(facility.firstConnectedAt()));
            case CONNECTED ->
                    new Step.Connected(Objects.requireNonNull(facility.firstConnectedAt()));
            case CANNOT_CONNECT ->
                    new Step.CannotConnect(
                            Objects.requireNonNull(facility.reason()), before(facility));
            case EXEMPT ->
                    new Step.Exempt(Objects.requireNonNull(facility.reason()), before(facility));
        };
    }

    private static Step before(CampaignFacilityView facility) {
        return step(Objects.requireNonNull(facility.before()), facility);
    }

    private static @Nullable StepName name(Row row, String column) {
        var name = row.getString(column);
        return name == null ? null : StepName.valueOf(name);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}

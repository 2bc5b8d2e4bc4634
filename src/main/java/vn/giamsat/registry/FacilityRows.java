package vn.giamsat.registry;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/// Rows of facilities as views.
final class FacilityRows {
    static final String SELECT =
            """
            select f.id, f.province, f.name, f.kind, f.managing_authority, f.address, f.commune, f.district,
                   f.latitude, f.longitude, f.capacity, f.occupancy, f.state, f.enterprise,
                   f.contacts::text contacts, f.required_points::text required_points,
                   f.description_interval_seconds, f.picture_interval_seconds,
                   f.version, f.created_at, f.updated_at
              from facility f\
            """;

    private FacilityRows() {}

    static FacilityView view(Row row) {
        return new FacilityView(
                row.getUUID("id"),
                row.getString("province"),
                row.getString("name"),
                FacilityKind.valueOf(row.getString("kind")),
                row.getString("managing_authority"),
                row.getString("address"),
                row.getString("commune"),
                row.getString("district"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInteger("capacity"),
                row.getInteger("occupancy"),
                FacilityState.valueOf(row.getString("state")),
                enterprise(row.getString("enterprise")),
                RegistryJson.contacts(row.getString("contacts")),
                RegistryJson.points(row.getString("required_points")),
                ProbeIntervals.of(row),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static @Nullable Enterprise enterprise(@Nullable String name) {
        return name == null ? null : Enterprise.valueOf(name);
    }
}

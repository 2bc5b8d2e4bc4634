package vn.giamsat.registry;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Scope;
import vn.giamsat.probe.VideoCodec;

/// Rows of cameras as views.
final class CameraRows {
    private static final String COLUMNS =
            """
            select c.id, c.facility_id, c.province, c.name, c.zone, c.brand, c.model, c.serial, c.kind,
                   %s, c.has_credentials, c.expected_codec,
                   c.expected_width, c.expected_height, c.expected_frames_per_second,
                   c.expected_kilobits_per_second, c.state,
                   c.description_interval_seconds, c.picture_interval_seconds,
                   c.version, c.created_at, c.updated_at
              from camera c\
            """;

    private static final String ALL = COLUMNS.formatted("c.main_address, c.sub_address, c.tls_pin");
    private static final String WITHOUT_ADDRESSES =
            COLUMNS.formatted("null main_address, null sub_address, null tls_pin");

    private CameraRows() {}

    /// What of a camera people of the scope may know. The database would refuse them the rest.
    static String select(Scope scope) {
        return scope.knowsAddresses() ? ALL : WITHOUT_ADDRESSES;
    }

    static CameraView view(Row row) {
        return new CameraView(
                row.getUUID("id"),
                row.getUUID("facility_id"),
                row.getString("province"),
                row.getString("name"),
                Zone.valueOf(row.getString("zone")),
                row.getString("brand"),
                row.getString("model"),
                row.getString("serial"),
                CameraKind.valueOf(row.getString("kind")),
                addresses(row),
                row.getBoolean("has_credentials"),
                expected(row),
                CameraState.valueOf(row.getString("state")),
                ProbeIntervals.of(row),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static @Nullable StreamAddresses addresses(Row row) {
        var main = row.getString("main_address");
        return main == null
                ? null
                : new StreamAddresses(main, row.getString("sub_address"), row.getString("tls_pin"));
    }

    static ExpectedStream expected(Row row) {
        return new ExpectedStream(
                codec(row.getString("expected_codec")),
                row.getInteger("expected_width"),
                row.getInteger("expected_height"),
                row.getDouble("expected_frames_per_second"),
                row.getInteger("expected_kilobits_per_second"));
    }

    private static @Nullable VideoCodec codec(@Nullable String name) {
        return name == null ? null : VideoCodec.valueOf(name);
    }
}

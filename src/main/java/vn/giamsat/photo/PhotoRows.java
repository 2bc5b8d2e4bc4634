package vn.giamsat.photo;

import io.vertx.mutiny.sqlclient.Row;

/// Rows of photos as views.
final class PhotoRows {
    static final String SELECT =
            """
            select p.id, p.facility_id, p.province, p.width, p.height, p.size_bytes, p.digest, p.latitude, p.longitude, p.taken_at,
                   p.arrived_at, p.person_id, p.person_name
              from photo p\
            """;

    private PhotoRows() {}

    static PhotoView view(Row row) {
        var id = row.getUUID("id");
        var takenAt = row.getOffsetDateTime("taken_at");
        return new PhotoView(
                id,
                row.getUUID("facility_id"),
                row.getString("province"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getInteger("size_bytes"),
                row.getString("digest"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                takenAt == null ? null : takenAt.toInstant(),
                row.getOffsetDateTime("arrived_at").toInstant(),
                row.getUUID("person_id"),
                row.getString("person_name"),
                "/api/v1/photos/" + id);
    }
}

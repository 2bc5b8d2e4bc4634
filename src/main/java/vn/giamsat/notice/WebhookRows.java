package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.UUID;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// Rows of destinations as views.
final class WebhookRows {
    static final String SELECT =
            "select id, province, name, address, kinds, version, created_at, updated_at from webhook";
    private static final String BY_ID = SELECT + " where id = $1";

    private WebhookRows() {}

    static WebhookView view(Row row) {
        return new WebhookView(
                row.getUUID("id"),
                row.getString("province"),
                row.getString("name"),
                row.getString("address"),
                Arrays.stream(row.getArrayOfStrings("kinds")).map(EventKind::valueOf).toList(),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /// @throws Problem NOT_FOUND
    static Uni<WebhookView> one(SqlConnection connection, UUID id) {
        return one(connection, BY_ID, id);
    }

    /// Waits for another change that is being made.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE
    static Uni<WebhookView> locked(SqlConnection connection, UUID id, int version) {
        return one(connection, BY_ID + " for update", id)
                .invoke(
                        found -> {
                            if (found.version() != version) {
                                throw new Problem(
                                        ErrorCode.VERSION_STALE,
                                        "is at version " + found.version());
                            }
                        });
    }

    private static Uni<WebhookView> one(SqlConnection connection, String sql, UUID id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(WebhookRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }
}

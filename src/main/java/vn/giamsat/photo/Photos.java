package vn.giamsat.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Photos of facilities, for people. Event loop.
@ApplicationScoped
public class Photos {
    /// How many are shown of one facility where many are asked about.
    public static final int NEWEST = 20;

    private static final String NEWEST_OF =
            """
            select p.* from unnest($1::uuid[]) as asked (id)
             cross join lateral (%s where p.facility_id = asked.id order by p.arrived_at desc, p.id desc limit %d) p
             order by p.arrived_at desc, p.id desc\
            """
                    .formatted(PhotoRows.SELECT, NEWEST);

    private static final String FIND =
            """
            select arrived_at, stored, case when $2 = 'FULL' then digest else thumbnail_digest end as digest
              from photo where id = $1\
            """;

    /// Photos show people, so each look is audited, a look at the copy that the viewer holds too.
    /// Nobody else writes to the audit from here to the end of the transaction.
    private static final String NOTE_LOOK =
            "select audit_photo_viewed(id, facility_id, province, $2) from photo where id = $1";
    private static final String REMOVE =
            """
            with found as (select id, stored, digest from photo where id = $1),
                 gone as (delete from photo p using found where p.id = found.id and found.digest = $2 returning p.id)
            select stored, exists (select from gone) as gone from found\
            """;

    private final ScopedTransaction transactions;
    private final PhotoStores stores;

    Photos(ScopedTransaction transactions, PhotoStores stores) {
        this.transactions = transactions;
        this.stores = stores;
    }

    /// A page of a facility's photos, newest first.
    public Uni<Page<PhotoView>> page(UUID facility, PageRequest page, Viewer viewer) {
        var conditions = new Conditions().and("p.facility_id = ?", facility);
        before(conditions, page.after());
        var sql =
                PhotoRows.SELECT
                        + conditions.where()
                        + " order by p.arrived_at desc, p.id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), PhotoRows::view)
                .map(found -> Page.of(found, page.limit(), Photos::place));
    }

    /// How many photos there are of a facility.
    public Uni<Long> count(UUID facility, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        "select count(*) from photo where facility_id = $1",
                        Tuple.of(facility),
                        row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a photo outside the viewer's scope
    public Uni<PhotoView> byId(UUID id, Viewer viewer) {
        return byIds(List.of(id), viewer)
                .map(found -> found.stream().findFirst().orElseThrow(Photos::missing));
    }

    /// Those of the photos that have arrived and the viewer may see, in no order.
    public Uni<List<PhotoView>> byIds(List<UUID> ids, Viewer viewer) {
        return transactions.rows(
                viewer,
                PhotoRows.SELECT + " where p.id = any($1)",
                Tuple.of(ids.toArray(UUID[]::new)),
                PhotoRows::view);
    }

    /// The newest of each of these facilities.
    public Uni<List<PhotoView>> ofFacilities(List<UUID> facilities, Viewer viewer) {
        return transactions.rows(
                viewer, NEWEST_OF, Tuple.of(facilities.toArray(UUID[]::new)), PhotoRows::view);
    }

    /// The photo itself; without its bytes when its digest is the one that the viewer has.
    ///
    /// @throws Problem NOT_FOUND, also for a photo outside the viewer's scope;
    ///     PHOTO_STORE_UNAVAILABLE
    public Uni<PhotoPicture> look(UUID id, Sight sight, Viewer viewer) {
        var asked = Tuple.of(id, sight.size().name());
        return transactions.bulk(
                viewer,
                Permission.READ,
                connection ->
                        found(connection, FIND, asked)
                                .chain(row -> picture(connection, id, row, sight))
                                .call(() -> found(connection, NOTE_LOOK, asked)));
    }

    private static Uni<Row> found(SqlConnection connection, String sql, Tuple asked) {
        return connection
                .preparedQuery(sql)
                .execute(asked)
                .map(rows -> rows.stream().findFirst().orElseThrow(Photos::missing));
    }

    private Uni<PhotoPicture> picture(SqlConnection connection, UUID id, Row row, Sight sight) {
        var arrivedAt = row.getOffsetDateTime("arrived_at").toInstant();
        var digest = row.getString("digest");
        return digest.equals(sight.held())
                ? Uni.createFrom().item(new PhotoPicture(arrivedAt, digest, null))
                : store(row)
                        .read(connection, id, sight.size())
                        .map(jpeg -> Optional.ofNullable(jpeg).orElseThrow(Photos::missing))
                        .map(jpeg -> new PhotoPicture(arrivedAt, digest, jpeg));
    }

    private PhotoStore store(Row row) {
        return stores.of(PhotoStore.Kind.valueOf(row.getString("stored")));
    }

    /// Removes the photo for ever. It must have been looked at.
    ///
    /// @param digest of the full size
    /// @throws Problem NOT_FOUND, also for a photo outside the viewer's scope, VERSION_STALE
    public Uni<Void> remove(UUID id, String digest, Viewer viewer) {
        return transactions.bulk(
                viewer,
                Permission.EDIT_FACILITIES,
                connection ->
                        found(connection, REMOVE, Tuple.of(id, digest))
                                .invoke(Photos::demandGone)
                                .chain(row -> store(row).remove(connection, id)));
    }

    private static void demandGone(Row row) {
        if (!row.getBoolean("gone")) {
            throw new Problem(ErrorCode.VERSION_STALE);
        }
    }

    private static Problem missing() {
        return new Problem(ErrorCode.NOT_FOUND);
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var at = conditions.bound(instant(place.key()));
            conditions.and("(p.arrived_at, p.id) < (" + at + ", ?)", place.id());
        }
    }

    private static OffsetDateTime instant(String key) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// The place of a photo in pages.
    public static Cursor place(PhotoView photo) {
        return new Cursor(photo.arrivedAt().toString(), photo.id());
    }

    /// What somebody wants to look at.
    ///
    /// @param held digest of what he has already; null for nothing
    public record Sight(PhotoSize size, @Nullable String held) {}
}

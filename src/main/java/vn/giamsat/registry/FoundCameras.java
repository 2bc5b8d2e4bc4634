package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.registry.Placement.Elsewhere;
import vn.giamsat.registry.Placement.Known;
import vn.giamsat.registry.Placement.Planned;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Cameras that somebody found at a facility become planned cameras of it, inside the transaction
/// of who found them. An address that is taken is no error there. Event loop.
@ApplicationScoped
public class FoundCameras {
    /// In the scope of the transaction; one of the same facility first.
    private static final String HOLDER =
            """
            select id, facility_id = $2 here from camera
             where main_address = $1 and state <> 'RETIRED' order by facility_id = $2 desc limit 1\
            """;
    private static final String PLAN =
            """
            insert into camera (id, facility_id, province, enterprise, name, zone, brand, model, kind, main_address, state,
                                access_changed_at, created_at, updated_at)
            select $1, f.id, f.province, f.assigned, $3, $4, $5, $6, 'IP_CAMERA', $7, 'PLANNED', $8, $8, $8
              from facility f where f.id = $2
                on conflict (facility_id, main_address) where state <> 'RETIRED' do nothing
            returning id\
            """;

    private final Clock clock;

    FoundCameras(Clock clock) {
        this.clock = clock;
    }

    /// A camera as it was found.
    ///
    /// @param address as [#bareAddress] made it
    public record Found(
            String name,
            Zone zone,
            @Nullable String brand,
            @Nullable String model,
            String address) {}

    /// The address as cameras are registered with.
    ///
    /// @param field that a violation names
    /// @throws Problem INVALID_INPUT for what is no stream address, or has a login in it: what a
    ///     crew notes is read by more people than may know a login
    public static String bareAddress(String field, String address) {
        var draft =
                new CameraDraft(
                        null,
                        field,
                        Zone.OTHER_PUBLIC_AREA,
                        null,
                        null,
                        null,
                        null,
                        new StreamAddresses(address, null, null),
                        null,
                        null,
                        null,
                        null,
                        null);
        try {
            var split = SplitAddresses.of(draft);
            if (split.credentials().isPresent()) {
                throw Problem.invalid(Violation.of(field, "login-in-address"));
            }
            return split.addresses().main();
        } catch (Problem wrong) {
            throw Problem.invalid(
                    wrong.violations().stream()
                            .map(violation -> violation.on(field))
                            .toArray(Violation[]::new));
        }
    }

    /// @throws Problem NOT_FOUND for a facility out of scope
    public Uni<Placement> place(SqlConnection connection, UUID facilityId, Found found) {
        return holder(connection, facilityId, found)
                .onItem()
                .ifNull()
                .switchTo(() -> planned(connection, facilityId, found));
    }

    private Uni<Placement> planned(SqlConnection connection, UUID facilityId, Found found) {
        var values =
                Tuple.tuple()
                        .addUUID(Ids.fresh())
                        .addUUID(facilityId)
                        .addString(found.name())
                        .addString(found.zone().name())
                        .addString(found.brand())
                        .addString(found.model())
                        .addString(found.address())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(PLAN)
                .execute(values)
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .<Placement>map(row -> row == null ? null : new Planned(row.getUUID("id")))
                .onItem()
                .ifNull() // registered in the same moment
                .switchTo(() -> holder(connection, facilityId, found))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(ErrorCode.NOT_FOUND));
    }

    private static Uni<@Nullable Placement> holder(
            SqlConnection connection, UUID facilityId, Found found) {
        return connection
                .preparedQuery(HOLDER)
                .execute(Tuple.of(found.address(), facilityId))
                .map(rows -> rows.iterator().hasNext() ? placement(rows.iterator().next()) : null);
    }

    private static Placement placement(Row row) {
        return row.getBoolean("here") ? new Known(row.getUUID("id")) : new Elsewhere();
    }
}

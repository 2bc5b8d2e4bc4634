package vn.giamsat.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.Enterprise;

/// How long cameras were up, computed from the history of their changes, of their service and of
/// our own watch, all of which is kept: a past period gives the same whenever it is asked for. A
/// camera counts where it belongs now. One statement per question. Event loop.
@ApplicationScoped
public class Uptimes {
    private static final String CAMERA = UptimeRows.SUMS.formatted("s.camera_id = $3");
    private static final String FACILITY = UptimeRows.SUMS.formatted("s.facility_id = $3");
    private static final String PROVINCE =
            UptimeRows.SUMS.formatted("s.province in (select units_within($3))");
    private static final String ENTERPRISE = UptimeRows.SUMS.formatted("s.enterprise = $3");

    private final ScopedTransaction transactions;
    private final Clock clock;

    Uptimes(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Of a camera, whose existence the caller checks.
    ///
    /// @throws vn.giamsat.shared.Problem INVALID_INPUT for a period that has not ended
    public Uni<Uptime> ofCamera(UUID id, UptimePeriod period, Viewer viewer) {
        return sum(CAMERA, id, period, viewer);
    }

    /// The same of all cameras of a facility.
    public Uni<Uptime> ofFacility(UUID id, UptimePeriod period, Viewer viewer) {
        return sum(FACILITY, id, period, viewer);
    }

    /// The same of what the viewer may see of a province.
    ///
    /// @param key a unit includes those of earlier schemes that went into it
    public Uni<Uptime> ofProvince(String key, UptimePeriod period, Viewer viewer) {
        return sum(PROVINCE, key, period, viewer);
    }

    /// The same of what is assigned to an enterprise.
    public Uni<Uptime> ofEnterprise(Enterprise enterprise, UptimePeriod period, Viewer viewer) {
        return sum(ENTERPRISE, enterprise.name(), period, viewer);
    }

    private Uni<Uptime> sum(String sql, Object subject, UptimePeriod period, Viewer viewer) {
        var past = period.demandPast(clock.instant());
        var values =
                Tuple.of(
                        past.from().atOffset(ZoneOffset.UTC),
                        past.to().atOffset(ZoneOffset.UTC),
                        subject);
        return transactions
                .rows(viewer, sql, values, row -> UptimeRows.uptime(row, past))
                .map(List::getFirst);
    }
}

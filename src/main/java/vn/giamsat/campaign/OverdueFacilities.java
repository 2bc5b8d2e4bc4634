package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// Facilities that have let a deadline pass: that of the order, or one of the agreed plan. Those
/// that are connected, that cannot be connected, or that are exempt have none. One statement. Event
/// loop.
@ApplicationScoped
public class OverdueFacilities {
    /// `%s` stands for today.
    private static final String OVERDUE =
            """
            select o.*
              from (select m.facility_id, f.name, m.province, f.enterprise, m.step, m.step_since, passed.*
                      from campaign_facility m
                      join campaign c on c.id = m.campaign_id
                      join facility f on f.id = m.facility_id
                      left join connection_plan p
                           on p.campaign_id = m.campaign_id and p.facility_id = m.facility_id and p.state = 'AGREED'
                     cross join lateral (
                           select due_on, missed, deadline, %1$s - due_on days
                             from (values (c.due_on, 'CONNECTED', 'ORDER'),
                                          (p.finishes_on, 'CONNECTED', 'PLAN'),
                                          (case m.step when 'PLAN_AGREED' then p.starts_on end, 'CONNECTING', 'PLAN'))
                                  deadlines (due_on, missed, deadline)
                            where due_on < %1$s
                            order by due_on, missed, deadline limit 1) passed
                     %2$s) o\
            """;
    private static final String WAITING =
            " and coalesce(c.ends_on >= %s, true) and m.left_at is null and m.step not in ('CONNECTED', 'CANNOT_CONNECT', 'EXEMPT')";

    private final ScopedTransaction transactions;
    private final Clock clock;

    OverdueFacilities(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A page, those first whose deadline passed first, then by id.
    public Uni<Page<OverdueView>> page(OverdueFilter filter, PageRequest page, Viewer viewer) {
        var inner = new Conditions();
        var today = inner.bound(LocalDate.ofInstant(clock.instant(), Deadlines.VIETNAM)) + "::date";
        inner.and("m.campaign_id = ?", filter.campaignId())
                .and("m.province in (select units_within(?))", filter.province());
        var waiting = inner.where() + WAITING.formatted(today);
        var sql =
                OVERDUE.formatted(today, waiting)
                        + behind(inner, page.after())
                        + " order by o.due_on::text, o.facility_id limit "
                        + inner.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, inner.tuple(), OverdueFacilities::view)
                .map(found -> Page.of(found, page.limit(), OverdueFacilities::place));
    }

    private static String behind(Conditions conditions, @Nullable Cursor place) {
        return place == null
                ? ""
                : " where (o.due_on::text, o.facility_id) > (%s, %s)"
                        .formatted(conditions.bound(place.key()), conditions.bound(place.id()));
    }

    private static OverdueView view(Row row) {
        var enterprise = row.getString("enterprise");
        return new OverdueView(
                row.getUUID("facility_id"),
                row.getString("name"),
                row.getString("province"),
                enterprise == null ? null : Enterprise.valueOf(enterprise),
                StepName.valueOf(row.getString("step")),
                row.getOffsetDateTime("step_since").toInstant(),
                StepName.valueOf(row.getString("missed")),
                DeadlineKind.valueOf(row.getString("deadline")),
                row.getLocalDate("due_on"),
                row.getInteger("days"));
    }

    /// The place of a facility in pages.
    public static Cursor place(OverdueView facility) {
        return new Cursor(facility.dueOn().toString(), facility.facilityId());
    }
}

package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Broken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// People report what happens at a facility, and that it is over; mostly from a phone, and as late
/// as its network lets them. Drafts come in validated. Ending needs no version, because it may be
/// said twice: the earliest end that was told counts. Event loop.
@ApplicationScoped
public class StatusReporting {
    private final ScopedTransaction transactions;
    private final Clock clock;

    StatusReporting(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param sentAt what the phone's clock shows when it sends this; null when it does not tell
    /// @throws Problem NOT_FOUND, ID_TAKEN, INVALID_INPUT, FORBIDDEN for an enterprise that reports
    ///     anything but maintenance
    public Uni<StatusReportView> report(
            StatusReportDraft draft, @Nullable Instant sentAt, Viewer viewer) {
        demandWhole(draft);
        demandOwn(draft.kind(), viewer);
        var phone = PhoneClock.of(sentAt, clock.instant());
        var time = ReportedTime.of(draft, phone);
        var id = ClientIds.of(viewer, viewer.scope(Permission.REPORT_STATUS)).given(draft.id());
        return changed(
                        viewer,
                        statements ->
                                statements
                                        .hold(draft.facilityId())
                                        .chain(() -> statements.insert(id, draft, time, phone))
                                        .chain(() -> ended(statements, draft, time, phone))
                                        .chain(() -> settled(statements, id, phone)))
                .onFailure(Broken.constraint("status_report_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN));
    }

    /// @throws Problem NOT_FOUND, INVALID_INPUT, FORBIDDEN as of [#report]
    public Uni<StatusReportView> end(
            UUID id, StatusEnding ending, @Nullable Instant sentAt, Viewer viewer) {
        var phone = PhoneClock.of(sentAt, clock.instant());
        var said = ending.endedAt();
        var at = said == null ? phone.now() : phone.corrected(said);
        if (at.isAfter(phone.now())) {
            throw Problem.invalid(Violation.of("endedAt", "not-in-future"));
        }
        return changed(
                viewer,
                statements ->
                        statements
                                .one(id)
                                .invoke(found -> demandOwn(found.kind(), viewer))
                                .call(found -> statements.hold(found.facilityId()))
                                .call(() -> statements.end(id, at, phone.now()))
                                .chain(() -> settled(statements, id, phone)));
    }

    private static Uni<Void> ended(
            StatusStatements statements,
            StatusReportDraft draft,
            ReportedTime time,
            PhoneClock phone) {
        return draft.kind() == StatusKind.ALL_NORMAL
                ? statements.endAll(draft.facilityId(), time.begins(), phone.now())
                : Uni.createFrom().voidItem();
    }

    private static Uni<StatusReportView> settled(
            StatusStatements statements, UUID id, PhoneClock phone) {
        return statements
                .one(id)
                .call(it -> statements.followMaintenance(it.facilityId(), phone.now()));
    }

    private <T> Uni<T> changed(Viewer viewer, Function<StatusStatements, Uni<T>> work) {
        return transactions.bulk(
                viewer,
                Permission.REPORT_STATUS,
                (SqlConnection connection) -> work.apply(new StatusStatements(connection)));
    }

    private static void demandWhole(StatusReportDraft draft) {
        var kind = draft.kind();
        if (kind.isOfOneCamera() && draft.cameraId() == null) {
            throw Problem.invalid(Violation.of("cameraId", "kind-needs"));
        }
        if (!kind.isOfOneCamera() && kind != StatusKind.MAINTENANCE && draft.cameraId() != null) {
            throw Problem.invalid(Violation.of("cameraId", "kind-forbids"));
        }
        if (kind == StatusKind.MAINTENANCE && draft.expectedEnd() == null) {
            throw Problem.invalid(Violation.of("expectedEnd", "kind-needs"));
        }
        if (kind == StatusKind.ALL_NORMAL && draft.expectedEnd() != null) {
            throw Problem.invalid(Violation.of("expectedEnd", "kind-forbids"));
        }
    }

    /// An enterprise maintains; it does not excuse itself by what it says of a facility. The
    /// database refuses it as well.
    private static void demandOwn(StatusKind kind, Viewer viewer) {
        var isOfEnterprise = !viewer.scope(Permission.REPORT_STATUS).enterprise().isEmpty();
        if (isOfEnterprise && kind != StatusKind.MAINTENANCE) {
            throw new Problem(ErrorCode.FORBIDDEN);
        }
    }
}

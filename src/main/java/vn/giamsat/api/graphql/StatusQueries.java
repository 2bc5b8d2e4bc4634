package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Deed;
import vn.giamsat.access.Role;
import vn.giamsat.field.FirstScreen;
import vn.giamsat.field.FirstScreens;
import vn.giamsat.field.StatusEnding;
import vn.giamsat.field.StatusReportDraft;
import vn.giamsat.field.StatusReportView;
import vn.giamsat.field.StatusReporting;
import vn.giamsat.field.StatusReports;
import vn.giamsat.shared.InputCheck;
import vn.giamsat.shared.PageRequest;

/// What people report of facilities, and what their phones show first.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class StatusQueries {
    private final StatusReports reports;
    private final StatusReporting reporting;
    private final FirstScreens screens;
    private final InputCheck check;
    private final Asking asking;

    StatusQueries(
            StatusReports reports,
            StatusReporting reporting,
            FirstScreens screens,
            InputCheck check,
            Asking asking) {
        this.reports = reports;
        this.reporting = reporting;
        this.screens = screens;
        this.check = check;
        this.asking = asking;
    }

    @Query
    @Description(
            "The facilities that you represent: steps and tasks, cameras and how they are, open"
                    + " incidents and status reports; empty for who represents none")
    public Uni<FirstScreen> myFacility() {
        return asking.answer(screens::of);
    }

    @Query
    @Description(
            "A page of what was reported of facilities that you may see, newest first; first:"
                    + " 1–200, default 50")
    public Uni<StatusReportConnection> statusReports(
            @Nullable StatusFilterInput filter, @Nullable Integer first, @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var wanted = StatusFilterInput.filter(filter);
                    var page = PageRequest.of(first, after);
                    return reports.page(wanted, page, viewer)
                            .map(found -> new StatusReportConnection(wanted, page, found));
                });
    }

    @Description("How many status reports the filter finds")
    public Uni<Integer> totalCount(@Source StatusReportConnection page) {
        return asking.answer(viewer -> reports.count(page.filter(), viewer).map(Math::toIntExact));
    }

    @Query
    @Description("One status report")
    public Uni<StatusReportView> statusReport(@NonNull UUID id) {
        return asking.answer(viewer -> reports.byId(id, viewer));
    }

    @Mutation
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Description(
            "Report what happens at a facility; the id may be yours, ending in your idNode."
                    + " Instants are by the phone's clock; sentAt, what it shows now, corrects"
                    + " them. ALL_NORMAL ends whatever was reported before; engineers report"
                    + " maintenance only")
    public Uni<StatusReportView> reportStatus(
            @NonNull StatusReportDraft report, @Nullable Instant sentAt) {
        return asking.answer(
                Deed.REPORT, viewer -> reporting.report(check.demand(report), sentAt, viewer));
    }

    @Mutation
    @RolesAllowed(Role.STATUS_REPORTERS)
    @Description(
            "Say that what was reported is over; the earliest end counts. Cameras under maintenance"
                    + " return into service")
    public Uni<StatusReportView> endStatusReport(
            @NonNull UUID id, @Nullable Instant endedAt, @Nullable Instant sentAt) {
        return asking.answer(
                Deed.REPORT,
                viewer -> reporting.end(id, new StatusEnding(endedAt), sentAt, viewer));
    }
}

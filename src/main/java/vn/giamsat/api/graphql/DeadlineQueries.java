package vn.giamsat.api.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignHistory;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.OverdueExport;
import vn.giamsat.campaign.OverdueFacilities;
import vn.giamsat.campaign.OverdueFilter;
import vn.giamsat.campaign.ProgressHistory;
import vn.giamsat.shared.PageRequest;

/// How orders came along day by day, and who has let their deadlines pass.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class DeadlineQueries {
    private static final String WITH_PREDECESSORS = "Key; a unit includes those that went into it";

    private final ProgressHistory histories;
    private final OverdueFacilities overdue;
    private final OverdueExport export;
    private final Asking asking;

    DeadlineQueries(
            ProgressHistory histories,
            OverdueFacilities overdue,
            OverdueExport export,
            Asking asking) {
        this.histories = histories;
        this.overdue = overdue;
        this.export = export;
        this.asking = asking;
    }

    @Description(
            "How far the order was at the end of each day, per province: at most 92 days, by default"
                    + " the 14 that end with yesterday")
    public Uni<CampaignHistory> history(
            @Source CampaignView campaign,
            @Description("First day, in Vietnam") @Nullable LocalDate from,
            @Description("Last day") @Nullable LocalDate to,
            @Description(WITH_PREDECESSORS) @Nullable String province) {
        var wanted = new ProgressHistory.Wanted(campaign.id(), from, to, province);
        return asking.answer(viewer -> histories.history(wanted, viewer));
    }

    @Description(
            "A page of the order's facilities that have let a deadline of the order or of the agreed"
                    + " plan pass, the longest overdue first; first: 1–200, default 50")
    public Uni<OverdueConnection> overdue(
            @Source CampaignView campaign,
            @Description(WITH_PREDECESSORS) @Nullable String province,
            @Nullable Integer first,
            @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return overdue.page(new OverdueFilter(campaign.id(), province), page, viewer)
                            .map(found -> new OverdueConnection(page, found));
                });
    }

    @Query
    @Description(
            "A page of the CSV file of an order's overdue facilities that you may see; first: 1–200"
                    + " lines, default 50. Pages joined are the file")
    public Uni<CsvPage> exportOverdueFacilities(
            @NonNull UUID campaignId,
            @Description(WITH_PREDECESSORS) @Nullable String province,
            @Nullable Integer first,
            @Nullable String after) {
        return asking.export(
                after,
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return export.part(new OverdueFilter(campaignId, province), page, viewer)
                            .map(part -> CsvPage.of(part, page, OverdueFacilities::place));
                });
    }
}

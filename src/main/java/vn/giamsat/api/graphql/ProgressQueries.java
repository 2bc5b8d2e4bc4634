package vn.giamsat.api.graphql;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Role;
import vn.giamsat.campaign.CampaignFacilities.Place;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.campaign.CampaignProgress;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.Deadlines;
import vn.giamsat.campaign.Sufficiency;
import vn.giamsat.campaign.VerificationView;
import vn.giamsat.campaign.Verifications;
import vn.giamsat.shared.PageRequest;

/// How far orders are.
@GraphQLApi
@RolesAllowed(Role.READERS)
public class ProgressQueries {
    private final Deadlines deadlines;
    private final Sufficiency sufficiency;
    private final Verifications verifications;
    private final Asking asking;

    ProgressQueries(
            Deadlines deadlines,
            Sufficiency sufficiency,
            Verifications verifications,
            Asking asking) {
        this.deadlines = deadlines;
        this.sufficiency = sufficiency;
        this.verifications = verifications;
        this.asking = asking;
    }

    @Description("How far the order is, per province, of the facilities that you may see")
    public Uni<CampaignProgress> progress(@Source CampaignView campaign) {
        return asking.answer(viewer -> deadlines.progress(campaign.id(), viewer));
    }

    @Description(
            "A page of the order's facilities with fewer verified cameras than required, by name;"
                    + " first: 1–200, default 50")
    public Uni<ShortfallConnection> shortfalls(
            @Source CampaignView campaign,
            @Description("Key; a unit includes those that went into it") @Nullable String province,
            @Nullable Integer first,
            @Nullable String after) {
        return asking.answer(
                viewer -> {
                    var page = PageRequest.of(first, after);
                    return sufficiency
                            .page(campaign.id(), province, page, viewer)
                            .map(found -> new ShortfallConnection(page, found));
                });
    }

    @Description("How many cameras of the facility are verified, and why the rest is not")
    public Uni<List<VerificationView>> verification(@Source List<CampaignFacilityView> parents) {
        var places = parents.stream().map(ProgressQueries::place).distinct().toList();
        return asking.answer(viewer -> verifications.ofPlaces(places, viewer))
                .map(
                        found ->
                                found.stream()
                                        .collect(
                                                toMap(
                                                        it ->
                                                                new Place(
                                                                        it.campaignId(),
                                                                        it.facilityId()),
                                                        Function.identity())))
                .map(byPlace -> parents.stream().map(it -> byPlace.get(place(it))).toList());
    }

    private static Place place(CampaignFacilityView standing) {
        return new Place(standing.campaignId(), standing.facilityId());
    }
}

package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.campaign.CampaignFacilities;
import vn.giamsat.campaign.CampaignFacilityFilter;
import vn.giamsat.campaign.CampaignFacilityView;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of the facilities of an order (GraphQL Cursor Connections). Its filter stays with it,
/// unseen, for `totalCount`.
public final class CampaignFacilityConnection {
    private final CampaignFacilityFilter filter;
    private final List<CampaignFacilityEdge> edges;
    private final PageInfo pageInfo;

    CampaignFacilityConnection(
            CampaignFacilityFilter filter, PageRequest asked, Page<CampaignFacilityView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(CampaignFacilityConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, CampaignFacilities::place);
    }

    private static CampaignFacilityEdge edge(CampaignFacilityView facility) {
        return new CampaignFacilityEdge(CampaignFacilities.place(facility).text(), facility);
    }

    public List<CampaignFacilityEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    CampaignFacilityFilter filter() {
        return filter;
    }
}

package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.campaign.CampaignView;
import vn.giamsat.campaign.Campaigns;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of orders (GraphQL Cursor Connections).
public final class CampaignConnection {
    private final List<CampaignEdge> edges;
    private final PageInfo pageInfo;

    CampaignConnection(PageRequest asked, Page<CampaignView> page) {
        this.edges = page.items().stream().map(CampaignConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Campaigns::place);
    }

    private static CampaignEdge edge(CampaignView campaign) {
        return new CampaignEdge(Campaigns.place(campaign).text(), campaign);
    }

    public List<CampaignEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }
}

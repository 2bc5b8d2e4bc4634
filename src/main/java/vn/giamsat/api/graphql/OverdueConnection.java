package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.campaign.OverdueFacilities;
import vn.giamsat.campaign.OverdueView;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of facilities that have let a deadline pass (GraphQL Cursor Connections).
public final class OverdueConnection {
    private final List<OverdueEdge> edges;
    private final PageInfo pageInfo;

    OverdueConnection(PageRequest asked, Page<OverdueView> page) {
        this.edges = page.items().stream().map(OverdueConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, OverdueFacilities::place);
    }

    private static OverdueEdge edge(OverdueView facility) {
        return new OverdueEdge(OverdueFacilities.place(facility).text(), facility);
    }

    public List<OverdueEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }
}

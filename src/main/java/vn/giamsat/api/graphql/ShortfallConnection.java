package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.campaign.ShortfallView;
import vn.giamsat.campaign.Sufficiency;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of facilities below what is required (GraphQL Cursor Connections).
public final class ShortfallConnection {
    private final List<ShortfallEdge> edges;
    private final PageInfo pageInfo;

    ShortfallConnection(PageRequest asked, Page<ShortfallView> page) {
        this.edges = page.items().stream().map(ShortfallConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Sufficiency::place);
    }

    private static ShortfallEdge edge(ShortfallView facility) {
        return new ShortfallEdge(Sufficiency.place(facility).text(), facility);
    }

    public List<ShortfallEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }
}

package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.registry.Facilities;
import vn.giamsat.registry.FacilityFilter;
import vn.giamsat.registry.FacilityView;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of facilities (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class FacilityConnection {
    private final FacilityFilter filter;
    private final List<FacilityEdge> edges;
    private final PageInfo pageInfo;

    FacilityConnection(FacilityFilter filter, PageRequest asked, Page<FacilityView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(FacilityConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Facilities::place);
    }

    private static FacilityEdge edge(FacilityView facility) {
        return new FacilityEdge(Facilities.place(facility).text(), FacilityNode.of(facility));
    }

    public List<FacilityEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    FacilityFilter filter() {
        return filter;
    }
}

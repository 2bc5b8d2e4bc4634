package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.health.IncidentFilter;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.Incidents;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of incidents (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class IncidentConnection {
    private final IncidentFilter filter;
    private final List<IncidentEdge> edges;
    private final PageInfo pageInfo;

    IncidentConnection(IncidentFilter filter, PageRequest asked, Page<IncidentView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(IncidentConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, Incidents::place);
    }

    private static IncidentEdge edge(IncidentView incident) {
        return new IncidentEdge(Incidents.place(incident).text(), incident);
    }

    public List<IncidentEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    IncidentFilter filter() {
        return filter;
    }
}

package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.field.StatusFilter;
import vn.giamsat.field.StatusReportView;
import vn.giamsat.field.StatusReports;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of status reports (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class StatusReportConnection {
    private final StatusFilter filter;
    private final List<StatusReportEdge> edges;
    private final PageInfo pageInfo;

    StatusReportConnection(StatusFilter filter, PageRequest asked, Page<StatusReportView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(StatusReportConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, StatusReports::place);
    }

    private static StatusReportEdge edge(StatusReportView report) {
        return new StatusReportEdge(StatusReports.place(report).text(), report);
    }

    public List<StatusReportEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    StatusFilter filter() {
        return filter;
    }
}

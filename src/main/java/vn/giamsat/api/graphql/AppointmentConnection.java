package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.access.AppointmentFilter;
import vn.giamsat.access.AppointmentView;
import vn.giamsat.access.ListOfContacts;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of appointments (GraphQL Cursor Connections). Its filter stays with it, unseen, for
/// `totalCount`.
public final class AppointmentConnection {
    private final AppointmentFilter filter;
    private final List<AppointmentEdge> edges;
    private final PageInfo pageInfo;

    AppointmentConnection(AppointmentFilter filter, PageRequest asked, Page<AppointmentView> page) {
        this.filter = filter;
        this.edges = page.items().stream().map(AppointmentConnection::edge).toList();
        this.pageInfo = Pages.info(page, asked, ListOfContacts::place);
    }

    private static AppointmentEdge edge(AppointmentView appointment) {
        return new AppointmentEdge(ListOfContacts.place(appointment).text(), appointment);
    }

    public List<AppointmentEdge> getEdges() {
        return edges;
    }

    public PageInfo getPageInfo() {
        return pageInfo;
    }

    AppointmentFilter filter() {
        return filter;
    }
}

package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.HealthHistory;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of changes (GraphQL Cursor Connections). Without `totalCount`: a history is kept for
/// ever, and nobody asks how long it is.
public record HealthChangeConnection(List<HealthChangeEdge> edges, PageInfo pageInfo) {
    static HealthChangeConnection of(Page<HealthChange> page, PageRequest asked) {
        return new HealthChangeConnection(
                page.items().stream().map(HealthChangeConnection::edge).toList(),
                Pages.info(page, asked, HealthHistory::place));
    }

    private static HealthChangeEdge edge(HealthChange change) {
        return new HealthChangeEdge(HealthHistory.place(change).text(), change);
    }
}

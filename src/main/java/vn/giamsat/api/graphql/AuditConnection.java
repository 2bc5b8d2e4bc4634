package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.access.AuditEntry;
import vn.giamsat.access.AuditTrail;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of the audit (GraphQL Cursor Connections), without `totalCount`: it grows for ever.
public record AuditConnection(List<AuditEdge> edges, PageInfo pageInfo) {
    static AuditConnection of(Page<AuditEntry> page, PageRequest asked) {
        return new AuditConnection(
                page.items().stream().map(AuditConnection::edge).toList(),
                Pages.info(page, asked, AuditTrail::place));
    }

    private static AuditEdge edge(AuditEntry entry) {
        return new AuditEdge(AuditTrail.place(entry).text(), entry);
    }
}

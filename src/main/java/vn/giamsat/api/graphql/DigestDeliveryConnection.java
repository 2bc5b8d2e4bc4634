package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.digest.DigestDeliveries;
import vn.giamsat.digest.DigestDelivery;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of digests on their way (GraphQL Cursor Connections). Without `totalCount`: it changes
/// all the time.
public record DigestDeliveryConnection(List<DigestDeliveryEdge> edges, PageInfo pageInfo) {
    static DigestDeliveryConnection of(Page<DigestDelivery> page, PageRequest asked) {
        return new DigestDeliveryConnection(
                page.items().stream().map(DigestDeliveryConnection::edge).toList(),
                Pages.info(page, asked, DigestDeliveries::place));
    }

    private static DigestDeliveryEdge edge(DigestDelivery delivery) {
        return new DigestDeliveryEdge(DigestDeliveries.place(delivery).text(), delivery);
    }
}

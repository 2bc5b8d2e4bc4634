package vn.giamsat.api.graphql;

import java.util.List;
import vn.giamsat.notice.Deliveries;
import vn.giamsat.notice.DeliveryView;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;

/// A page of deliveries (GraphQL Cursor Connections). Without `totalCount`: it changes all the
/// time.
public record DeliveryConnection(List<DeliveryEdge> edges, PageInfo pageInfo) {
    static DeliveryConnection of(Page<DeliveryView> page, PageRequest asked) {
        return new DeliveryConnection(
                page.items().stream().map(DeliveryConnection::edge).toList(),
                Pages.info(page, asked, Deliveries::place));
    }

    private static DeliveryEdge edge(DeliveryView delivery) {
        return new DeliveryEdge(Deliveries.place(delivery).text(), delivery);
    }
}

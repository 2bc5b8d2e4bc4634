package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Orders, which whoever reads anything may read. Each question is one statement. Event loop.
@ApplicationScoped
public class Campaigns {
    private final ScopedTransaction transactions;

    Campaigns(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page by number, then id.
    public Uni<Page<CampaignView>> page(PageRequest page, Viewer viewer) {
        var conditions = new Conditions().behind("c.number", "c.id", page.after());
        var sql =
                CampaignRows.SELECT
                        + conditions.where()
                        + " order by c.number, c.id limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), CampaignRows::view)
                .map(found -> Page.of(found, page.limit(), Campaigns::place));
    }

    public Uni<Long> count(Viewer viewer) {
        return transactions
                .rows(viewer, "select count(*) from campaign", Tuple.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND
    public Uni<CampaignView> byId(UUID id, Viewer viewer) {
        return byIds(List.of(id), viewer)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// In no order.
    public Uni<List<CampaignView>> byIds(List<UUID> ids, Viewer viewer) {
        return transactions.rows(
                viewer,
                CampaignRows.SELECT + " where c.id = any($1)",
                Tuple.of(ids.toArray(UUID[]::new)),
                CampaignRows::view);
    }

    /// The place of a campaign in pages.
    public static Cursor place(CampaignView campaign) {
        return new Cursor(campaign.number(), campaign.id());
    }
}

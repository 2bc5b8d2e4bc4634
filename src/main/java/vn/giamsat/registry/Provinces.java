package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;

/// The reference data of provinces. Event loop.
@ApplicationScoped
public class Provinces {
    private static final String ROWS =
            """
            select key, scheme, code, name_vi, name_en, region, valid_from, valid_to, successor
              from province\
            """;

    private final ScopedTransaction transactions;

    Provinces(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// All units, or those of one scheme, by scheme and code. The same for every viewer.
    public Uni<List<ProvinceView>> all(@Nullable String scheme, Viewer viewer) {
        var conditions = new Conditions().and("scheme = ?", scheme);
        return rows(conditions, viewer);
    }

    /// The units with these keys.
    public Uni<List<ProvinceView>> byKey(List<String> keys, Viewer viewer) {
        return rows(new Conditions().and("key = any(?)", keys.toArray(String[]::new)), viewer);
    }

    private Uni<List<ProvinceView>> rows(Conditions conditions, Viewer viewer) {
        var sql = ROWS + conditions.where() + " order by scheme desc, code";
        return transactions.rows(viewer, sql, conditions.tuple(), Provinces::view);
    }

    private static ProvinceView view(Row row) {
        return new ProvinceView(
                row.getString("key"),
                row.getString("scheme"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("region"),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_to"),
                row.getString("successor"));
    }
}

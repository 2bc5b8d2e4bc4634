package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;

/// The reference data of provinces. Event loop.
@ApplicationScoped
public class Provinces {
    private static final String ROWS =
            """
            select key, scheme, code, name_vi, name_en, region, valid_from, valid_to, successor, version
              from province\
            """;

    static final String ONE = ROWS + " where key = $1";
    private static final String WITHIN =
            "select key from province where key in (select units_within($1))";

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

    /// @throws Problem NOT_FOUND
    public Uni<ProvinceView> one(String key, Viewer viewer) {
        return byKey(List.of(key), viewer)
                .map(List::stream)
                .map(found -> found.findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// Keys of the unit and of all that went into it; none for an unknown one.
    public Uni<List<String>> within(String key, Viewer viewer) {
        return transactions.rows(viewer, WITHIN, Tuple.of(key), row -> row.getString(0));
    }

    private Uni<List<ProvinceView>> rows(Conditions conditions, Viewer viewer) {
        var sql = ROWS + conditions.where() + " order by scheme desc, code";
        return transactions.rows(viewer, sql, conditions.tuple(), Provinces::view);
    }

    static ProvinceView view(Row row) {
        return new ProvinceView(
                row.getString("key"),
                row.getString("scheme"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("region"),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_to"),
                row.getString("successor"),
                row.getInteger("version"));
    }
}

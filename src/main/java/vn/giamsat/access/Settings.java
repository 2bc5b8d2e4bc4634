package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What administrators do with the configuration while the service runs. A change is in force here
/// with its answer, and on the other replicas within 5 s ([SettingsInForce]). Event loop.
@ApplicationScoped
public class Settings {
    private static final String CHOOSE =
            """
            insert into setting (key, value, since) values ($1, $2, $3)
                on conflict (key) do update set value = excluded.value, since = excluded.since
             where setting.value <> excluded.value\
            """;
    private static final String RESET = "delete from setting where key = $1";

    private final ScopedTransaction transactions;
    private final SettingsInForce inForce;
    private final Clock clock;

    Settings(ScopedTransaction transactions, SettingsInForce inForce, Clock clock) {
        this.transactions = transactions;
        this.inForce = inForce;
        this.clock = clock;
    }

    /// All settings, by key.
    ///
    /// @throws Problem FORBIDDEN
    public Uni<List<SettingView>> all(Viewer.Person administrator) {
        var scope = new Viewer.Administrator(administrator).scope(Permission.CONFIGURE);
        return transactions
                .rows(scope, SettingsInForce.ROWS, Tuple.tuple(), SettingsInForce::stored)
                .map(rows -> inForce.all().stream().map(setting -> view(setting, rows)).toList());
    }

    /// @throws Problem NOT_FOUND for an unknown key, INVALID_INPUT naming the range
    public Uni<SettingView> change(String key, SettingDraft draft, Viewer.Person administrator) {
        var setting = demanded(key);
        var range = setting.range();
        if (!range.holds(draft.value())) {
            throw Problem.invalid(Violation.between("value", range.min(), range.max()));
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return written(CHOOSE, Tuple.of(key, draft.value(), now), administrator)
                .chain(all -> one(key, administrator));
    }

    /// Back to what is configured.
    ///
    /// @throws Problem NOT_FOUND for an unknown key
    public Uni<SettingView> reset(String key, Viewer.Person administrator) {
        demanded(key);
        return written(RESET, Tuple.of(key), administrator).chain(all -> one(key, administrator));
    }

    private Setting demanded(String key) {
        return inForce.byKey(key).orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
    }

    private Uni<Void> written(String sql, Tuple values, Viewer.Person administrator) {
        return transactions
                .bulk(
                        new Viewer.Administrator(administrator),
                        Permission.CONFIGURE,
                        connection -> connection.preparedQuery(sql).execute(values))
                .chain(inForce::refresh);
    }

    private Uni<SettingView> one(String key, Viewer.Person administrator) {
        return all(administrator)
                .map(
                        views ->
                                views.stream()
                                        .filter(view -> view.key().equals(key))
                                        .findFirst()
                                        .orElseThrow());
    }

    private static SettingView view(Setting setting, List<SettingsInForce.Stored> rows) {
        return rows.stream()
                .filter(row -> row.key().equals(setting.key()))
                .filter(row -> setting.range().holds(row.value()))
                .findFirst()
                .map(row -> SettingView.of(setting, row.value(), row.since()))
                .orElseGet(() -> SettingView.asConfigured(setting));
    }
}

package vn.giamsat.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.registry.CredentialSeal;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Destinations of events: administrators keep those of the nation and of all provinces, who leads
/// in a province that province's. Drafts come in validated. Event loop.
@ApplicationScoped
public class Webhooks {
    /// Each event is written once for each that wants it.
    private static final int MOST = 100;

    private static final String ALL = WebhookRows.SELECT + " order by name, id";
    private static final String FULL =
            "select count(*) >= $2 from webhook where province is not distinct from $1";
    private static final String INSERT =
            """
            insert into webhook (id, province, name, address, kinds, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $6)\
            """;
    private static final String CHANGE =
            """
            update webhook set name = $2, address = $3, kinds = $4, updated_at = $5, version = version + 1
             where id = $1\
            """;
    private static final String TOUCH =
            "update webhook set updated_at = $2, version = version + 1 where id = $1";
    private static final String SECRET =
            "insert into webhook_secret (id, webhook_id, province, sealed, created_at) values ($1, $2, $3, $4, $5)";
    private static final String END_SECRETS =
            "update webhook_secret set ends_at = $2 where webhook_id = $1 and ends_at is null";
    private static final String REMOVE = "delete from webhook where id = $1";

    private final ScopedTransaction transactions;
    private final CredentialSeal seal;
    private final NoticeConfig config;
    private final Clock clock;

    Webhooks(
            ScopedTransaction transactions, CredentialSeal seal, NoticeConfig config, Clock clock) {
        this.transactions = transactions;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /// All that the person keeps, by name.
    public Uni<List<WebhookView>> all(Viewer.Person keeper) {
        return transactions.rows(Keeping.scope(keeper), ALL, Tuple.tuple(), WebhookRows::view);
    }

    /// @throws Problem NOT_FOUND
    public Uni<WebhookView> byId(UUID id, Viewer.Person keeper) {
        return transactions
                .rows(
                        Keeping.scope(keeper),
                        WebhookRows.SELECT + " where id = $1",
                        Tuple.of(id),
                        WebhookRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    /// @throws Problem INVALID_INPUT, ID_TAKEN
    public Uni<NewSecret> register(WebhookDraft draft, Viewer.Person keeper) {
        Destination.demanded(draft.address(), config);
        var id = ClientIds.of(Keeping.by(keeper), Keeping.scope(keeper)).given(draft.id());
        return writing(
                        keeper,
                        connection ->
                                demandRoom(connection, draft)
                                        .chain(() -> inserted(connection, id, draft))
                                        .chain(() -> WebhookRows.one(connection, id))
                                        .chain(view -> signedAnew(connection, view)))
                .onFailure(failure -> isBroken(failure, "webhook_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, id.toString()))
                .onFailure(Webhooks::isOutOfScope)
                .transform(
                        foreign -> Problem.invalid(Violation.of("province", "province-in-scope")));
    }

    /// Changes a destination whose version the client has seen; its province stays.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, INVALID_INPUT
    public Uni<WebhookView> change(
            UUID id, int version, UnaryOperator<WebhookDraft> change, Viewer.Person keeper) {
        return writing(
                keeper,
                connection ->
                        WebhookRows.locked(connection, id, version)
                                .map(found -> changed(found, change))
                                .chain(draft -> stored(connection, id, draft))
                                .chain(() -> WebhookRows.one(connection, id)));
    }

    /// Ends a destination; what waits for it is forgotten.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE
    public Uni<WebhookView> remove(UUID id, int version, Viewer.Person keeper) {
        return writing(
                keeper,
                connection ->
                        WebhookRows.locked(connection, id, version)
                                .call(
                                        () ->
                                                connection
                                                        .preparedQuery(REMOVE)
                                                        .execute(Tuple.of(id))));
    }

    /// Makes a new secret; the one before signs beside it for a while.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE
    public Uni<NewSecret> rotate(UUID id, int version, Viewer.Person keeper) {
        var until = now().plus(config.oldSecret());
        return writing(
                keeper,
                connection ->
                        WebhookRows.locked(connection, id, version)
                                .chain(() -> ran(connection, END_SECRETS, Tuple.of(id, until)))
                                .chain(() -> ran(connection, TOUCH, Tuple.of(id, now())))
                                .chain(() -> WebhookRows.one(connection, id))
                                .chain(view -> signedAnew(connection, view)));
    }

    private <T> Uni<T> writing(Viewer.Person keeper, Function<SqlConnection, Uni<T>> work) {
        return transactions.bulk(Keeping.by(keeper), Permission.KEEP_WEBHOOKS, work);
    }

    private static Uni<Void> demandRoom(SqlConnection connection, WebhookDraft draft) {
        return connection
                .preparedQuery(FULL)
                .execute(Tuple.of(draft.province(), MOST))
                .invoke(
                        rows -> {
                            if (rows.iterator().next().getBoolean(0)) {
                                throw Problem.invalid(
                                        Violation.of("province", "webhook-limit", "max", MOST));
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Void> inserted(SqlConnection connection, UUID id, WebhookDraft draft) {
        return ran(
                connection,
                INSERT,
                Tuple.tuple()
                        .addUUID(id)
                        .addString(draft.province())
                        .addString(draft.name())
                        .addString(draft.address())
                        .addArrayOfString(kinds(draft))
                        .addOffsetDateTime(now()));
    }

    private WebhookDraft changed(WebhookView found, UnaryOperator<WebhookDraft> change) {
        var draft = change.apply(found.draft());
        if (draft.province() != null && !draft.province().equals(found.province())) {
            throw Problem.invalid(Violation.of("province", "fixed"));
        }
        Destination.demanded(draft.address(), config);
        return draft;
    }

    private Uni<Void> stored(SqlConnection connection, UUID id, WebhookDraft draft) {
        return ran(
                connection,
                CHANGE,
                Tuple.of(id, draft.name(), draft.address(), kinds(draft), now()));
    }

    private Uni<NewSecret> signedAnew(SqlConnection connection, WebhookView view) {
        var id = Ids.fresh();
        var secret = Signature.freshSecret();
        var sealed = Buffer.buffer(seal.sealSecret(id, secret));
        return ran(connection, SECRET, Tuple.of(id, view.id(), view.province(), sealed, now()))
                .map(done -> new NewSecret(view, secret));
    }

    private static Uni<Void> ran(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static String[] kinds(WebhookDraft draft) {
        return draft.kinds().stream().distinct().map(EventKind::name).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static boolean isBroken(Throwable failure, String constraint) {
        return failure instanceof PgException said && constraint.equals(said.getConstraint());
    }

    /// A province that does not exist, or one that somebody else leads in, or the nation.
    private static boolean isOutOfScope(Throwable failure) {
        return isBroken(failure, "webhook_province_fk")
                || (failure instanceof PgException said && "42501".equals(said.getSqlState()));
    }
}

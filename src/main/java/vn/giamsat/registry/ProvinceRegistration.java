package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// What national administrators do with the reference data of provinces. A unit that went into
/// another widens the scope of those who are appointed to that one, with their next request.
/// Drafts come in validated. Event loop.
@ApplicationScoped
public class ProvinceRegistration {
    private static final String REGISTER =
            """
            insert into province (scheme, code, name_vi, name_en, region, valid_from, valid_to, successor_scheme, successor_code)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
            """;
    private static final String CORRECT =
            """
            update province set name_vi = $3, name_en = $4, region = $5, valid_from = $6, valid_to = $7,
                   successor_scheme = $8, successor_code = $9, version = version + 1
             where scheme = $1 and code = $2\
            """;
    private static final String REMOVE = "delete from province where key = $1";
    private static final String STILL_NAMED = "23503"; // SQLSTATE foreign_key_violation

    private final ScopedTransaction transactions;

    ProvinceRegistration(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// @throws Problem PROVINCE_TAKEN, INVALID_INPUT
    public Uni<ProvinceView> register(ProvinceDraft draft, Viewer.Person keeper) {
        ProvinceRules.demand(draft);
        return writing(
                        keeper,
                        connection ->
                                stored(connection, REGISTER, draft)
                                        .chain(() -> one(connection, Provinces.ONE, draft.key())))
                .onFailure(failure -> Conflicts.violated(failure, "province_pk"))
                .transform(taken -> new Problem(ErrorCode.PROVINCE_TAKEN, draft.key()));
    }

    /// Changes a unit whose version the client has seen; its scheme and code stay.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, INVALID_INPUT
    public Uni<ProvinceView> correct(
            String key, int version, UnaryOperator<ProvinceDraft> change, Viewer.Person keeper) {
        return writing(
                keeper,
                connection ->
                        locked(connection, key, version)
                                .map(found -> changed(found, change))
                                .chain(draft -> stored(connection, CORRECT, draft))
                                .chain(() -> one(connection, Provinces.ONE, key)));
    }

    /// Removes a unit that nothing names.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, PROVINCE_IN_USE
    public Uni<ProvinceView> remove(String key, int version, Viewer.Person keeper) {
        return writing(
                keeper,
                connection ->
                        locked(connection, key, version)
                                .call(() -> connection.preparedQuery(REMOVE).execute(Tuple.of(key)))
                                .onFailure(ProvinceRegistration::isStillNamed)
                                .transform(used -> new Problem(ErrorCode.PROVINCE_IN_USE, key)));
    }

    private <T> Uni<T> writing(Viewer.Person keeper, Function<SqlConnection, Uni<T>> work) {
        return transactions
                .bulk(new Viewer.Administrator(keeper), Permission.KEEP_REFERENCE, work)
                .onFailure(failure -> Conflicts.violated(failure, "province_successor_fk"))
                .transform(unknown -> Problem.invalid(Violation.of("successor", "province-known")));
    }

    private static Uni<ProvinceView> locked(SqlConnection connection, String key, int version) {
        return one(connection, Provinces.ONE + " for update", key)
                .invoke(found -> Versions.demand(found.version(), version));
    }

    private static ProvinceDraft changed(ProvinceView found, UnaryOperator<ProvinceDraft> change) {
        var draft = change.apply(found.draft());
        ProvinceRules.demandSameUnit(found, draft);
        ProvinceRules.demand(draft);
        return draft;
    }

    private static Uni<Void> stored(SqlConnection connection, String sql, ProvinceDraft draft) {
        var next = draft.successor();
        var values =
                Tuple.tuple()
                        .addString(draft.scheme())
                        .addString(draft.code())
                        .addString(draft.nameVi())
                        .addString(draft.nameEn())
                        .addString(draft.region())
                        .addLocalDate(draft.validFrom())
                        .addLocalDate(draft.validTo())
                        .addString(next == null ? null : ProvinceRules.scheme(next))
                        .addString(next == null ? null : ProvinceRules.code(next));
        return connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static Uni<ProvinceView> one(SqlConnection connection, String sql, String key) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(key))
                .map(rows -> rows.stream().map(Provinces::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static boolean isStillNamed(Throwable failure) {
        return failure instanceof PgException said && STILL_NAMED.equals(said.getSqlState());
    }
}

package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.giamsat.access.ClientIds;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Broken;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Problem;
import vn.giamsat.shared.Violation;

/// Commands on orders. Drafts come in validated. Facilities join by themselves, in the database.
/// Event loop.
@ApplicationScoped
public class CampaignRegistration {
    private static final String INSERT =
            """
            insert into campaign (id, number, issuer, title, text_link, starts_on, due_on, scope, updated_at, created_at, ends_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)\
            """;
    private static final String AMEND =
            """
            update campaign set number = $2, issuer = $3, title = $4, text_link = $5, starts_on = $6, due_on = $7,
                   scope = $8, updated_at = $9, ends_on = $10, version = version + 1
             where id = $1\
            """;
    private static final String BY_ID = CampaignRows.SELECT + " where c.id = $1";

    /// Waits for another change that is being made; the next statement sees what became of it.
    private static final String LOCK = "select id from campaign where id = $1 for update";

    private final ScopedTransaction transactions;
    private final Clock clock;

    CampaignRegistration(ScopedTransaction transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws Problem INVALID_INPUT, ID_TAKEN, NUMBER_TAKEN
    public Uni<CampaignView> register(CampaignDraft draft, Viewer viewer) {
        demandOrder(draft);
        var id = ClientIds.of(viewer, viewer.scope(Permission.MANAGE_CAMPAIGNS)).given(draft.id());
        return told(transactions.bulk(
                        viewer,
                        Permission.MANAGE_CAMPAIGNS,
                        connection -> stored(connection, INSERT, id, draft)))
                .onFailure(Broken.constraint("campaign_pk"))
                .transform(taken -> new Problem(ErrorCode.ID_TAKEN, id.toString()));
    }

    /// Changes an order whose version the client has seen.
    ///
    /// @throws Problem NOT_FOUND, VERSION_STALE, or as on registering
    public Uni<CampaignView> amend(
            UUID id, int version, UnaryOperator<CampaignDraft> change, Viewer viewer) {
        return told(
                transactions.bulk(
                        viewer,
                        Permission.MANAGE_CAMPAIGNS,
                        connection ->
                                connection
                                        .preparedQuery(LOCK)
                                        .execute(Tuple.of(id))
                                        .chain(() -> view(connection, id))
                                        .invoke(found -> demand(found, version))
                                        .map(found -> change.apply(found.draft()))
                                        .invoke(CampaignRegistration::demandOrder)
                                        .chain(draft -> stored(connection, AMEND, id, draft))));
    }

    private Uni<CampaignView> stored(
            SqlConnection connection, String sql, UUID id, CampaignDraft draft) {
        var scope = new ScopeStatements(connection, id);
        return connection
                .preparedQuery(sql)
                .execute(values(id, draft))
                .chain(() -> scope.demandCoordinators(draft.provinces()))
                .chain(() -> scope.coverProvinces(draft.provinces()))
                .chain(() -> scope.nameFacilities(draft.facilityIds()))
                .chain(() -> view(connection, id));
    }

    private Tuple values(UUID id, CampaignDraft draft) {
        return Tuple.tuple()
                .addUUID(id)
                .addString(draft.number().strip())
                .addString(draft.issuer())
                .addString(draft.title())
                .addString(draft.textLink())
                .addLocalDate(draft.start())
                .addLocalDate(draft.deadline())
                .addString(draft.scope().name())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                .addLocalDate(draft.end());
    }

    private static Uni<CampaignView> view(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().map(CampaignRows::view).findFirst())
                .map(found -> found.orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static void demand(CampaignView found, int version) {
        if (found.version() != version) {
            throw new Problem(ErrorCode.VERSION_STALE, "is at version " + found.version());
        }
    }

    private static void demandOrder(CampaignDraft draft) {
        if (draft.deadline().isBefore(draft.start())) {
            throw Problem.invalid(Violation.of("deadline", "not-before-start"));
        }
        if (draft.end() != null && draft.end().isBefore(draft.start())) {
            throw Problem.invalid(Violation.of("end", "not-before-start"));
        }
        if (draft.provinces().isEmpty() && draft.facilityIds().isEmpty()) {
            throw Problem.invalid(Violation.of("provinces", "scope-needed"));
        }
        var keys = draft.provinces().stream().map(CampaignProvinceDraft::province).toList();
        demandOnce("provinces", keys);
        demandOnce("facilityIds", draft.facilityIds());
    }

    private static void demandOnce(String field, List<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw Problem.invalid(Violation.of(field, "once"));
        }
    }

    private static Uni<CampaignView> told(Uni<CampaignView> stored) {
        return stored.onFailure(Broken.constraint("campaign_number_unique"))
                .transform(taken -> new Problem(ErrorCode.NUMBER_TAKEN))
                .onFailure(Broken.constraint("campaign_province_province_fk"))
                .transform(unknown -> Problem.invalid(Violation.of("provinces", "province-known")));
    }
}

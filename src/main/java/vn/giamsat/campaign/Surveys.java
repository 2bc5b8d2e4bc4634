package vn.giamsat.campaign;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.ScopedTransaction;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// What crews found, drafts and all versions of what was submitted. Contacts read what was
/// submitted. Each question is one statement. Event loop.
@ApplicationScoped
public class Surveys {
    private final ScopedTransaction transactions;

    Surveys(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page, newest first.
    public Uni<Page<SurveyView>> page(SurveyFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.conditions();
        before(conditions, page.after());
        var sql =
                SurveyRows.select(viewer.scope(Permission.READ))
                        + conditions.where()
                        + " order by s.created_at desc, s.id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(viewer, sql, conditions.tuple(), SurveyRows::view)
                .map(found -> Page.of(found, page.limit(), Surveys::place));
    }

    /// How many surveys the filter finds.
    public Uni<Long> count(SurveyFilter filter, Viewer viewer) {
        var conditions = filter.conditions();
        var sql = "select count(*) from survey s" + conditions.where();
        return transactions
                .rows(viewer, sql, conditions.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    /// @throws Problem NOT_FOUND, also for a survey outside the viewer's scope
    public Uni<SurveyView> byId(UUID id, Viewer viewer) {
        return transactions
                .rows(
                        viewer,
                        SurveyRows.select(viewer.scope(Permission.READ)) + " where s.id = $1",
                        Tuple.of(id),
                        SurveyRows::view)
                .map(
                        found ->
                                found.stream()
                                        .findFirst()
                                        .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND)));
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place != null) {
            var at = conditions.bound(instant(place.key()));
            conditions.and("(s.created_at, s.id) < (" + at + ", ?)", place.id());
        }
    }

    private static OffsetDateTime instant(String key) {
        try {
            return Instant.parse(key).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    /// The place of a survey in pages.
    public static Cursor place(SurveyView survey) {
        return new Cursor(survey.createdAt().toString(), survey.id());
    }
}

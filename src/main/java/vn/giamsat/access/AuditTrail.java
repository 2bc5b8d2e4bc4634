package vn.giamsat.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Conditions;
import vn.giamsat.shared.Cursor;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Page;
import vn.giamsat.shared.PageRequest;
import vn.giamsat.shared.Problem;

/// Who did what, as the database wrote it down (migrations V010, V024). Nothing here writes: what
/// people change is audited where it is stored, in the same transaction. Event loop.
@ApplicationScoped
public class AuditTrail {
    private static final String ENTRIES =
            """
            select id, day, at, person_id, actor, claimed, acting_as, appointments, level, action, kind,
                   row_id, province, facility_id, before, after, request, address, %s
              from audit_entry\
            """;
    private static final String TO_THE_NATION = ENTRIES.formatted("number, hash, subject");

    /// Number and hash count what others do; whose logins they are is for the nation to know.
    private static final String BELOW =
            ENTRIES.formatted("null::bigint number, null::bytea hash, null::text subject");
    private static final String VERIFY = "select entries, broken, closing from audit_verify($1)";
    private static final String LEVEL = "giamsat_";

    /// Day and instant, of years that PostgreSQL has.
    private static final Pattern PLACE = Pattern.compile("(\\d{4}-[^/]+)/(\\d{4}-.+)");

    private final ScopedTransaction transactions;

    AuditTrail(ScopedTransaction transactions) {
        this.transactions = transactions;
    }

    /// A page of entries, newest first.
    public Uni<Page<AuditEntry>> page(AuditFilter filter, PageRequest page, Viewer viewer) {
        var conditions = filter.conditions();
        before(conditions, page.after());
        var scope = viewer.scope(Permission.READ_AUDIT);
        var sql =
                (scope instanceof Scope.Nation ? TO_THE_NATION : BELOW)
                        + conditions.where()
                        + " order by day desc, at desc, id desc limit "
                        + conditions.bound(page.limit() + 1);
        return transactions
                .rows(scope, sql, conditions.tuple(), AuditTrail::entry)
                .map(found -> Page.of(found, page.limit(), AuditTrail::place));
    }

    /// Computes the day's chain anew from all of its entries. That needs to see them all, so only
    /// the nation may.
    ///
    /// @throws Problem FORBIDDEN below the nation
    public Uni<AuditDay> verify(LocalDate day, Viewer viewer) {
        var scope = viewer.scope(Permission.READ_AUDIT);
        if (!(scope instanceof Scope.Nation)) {
            return Uni.createFrom().failure(new Problem(ErrorCode.FORBIDDEN));
        }
        return transactions
                .rows(scope, VERIFY, Tuple.of(day), row -> verdict(day, row))
                .map(List::getFirst);
    }

    private static AuditDay verdict(LocalDate day, Row row) {
        var broken = row.getLong("broken");
        return new AuditDay(
                day, row.getLong("entries"), broken == null, broken, hex(row, "closing"));
    }

    /// The place of an entry in pages: when it was written, which does not tell how many there are.
    public static Cursor place(AuditEntry entry) {
        return new Cursor(entry.day() + "/" + entry.at(), entry.id());
    }

    private static void before(Conditions conditions, @Nullable Cursor place) {
        if (place == null) {
            return;
        }
        var parts = PLACE.matcher(place.key());
        try {
            if (!parts.matches()) {
                throw new Problem(ErrorCode.INVALID_CURSOR);
            }
            var day = conditions.bound(LocalDate.parse(parts.group(1)));
            var at = conditions.bound(Instant.parse(parts.group(2)).atOffset(ZoneOffset.UTC));
            conditions.and("(day, at, id) < (" + day + ", " + at + ", ?)", place.id());
        } catch (DateTimeParseException notOurs) {
            throw new Problem(ErrorCode.INVALID_CURSOR);
        }
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getUUID("id"),
                row.getLocalDate("day"),
                row.getLong("number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("person_id"),
                row.getString("actor"),
                row.getBoolean("claimed"),
                row.getString("subject"),
                row.getUUID("acting_as"),
                appointments(row.getArrayOfUUIDs("appointments")),
                level(row.getString("level")),
                AuditEntry.Action.valueOf(row.getString("action")),
                AuditEntry.Kind.valueOf(row.getString("kind")),
                row.getUUID("row_id"),
                row.getString("province"),
                row.getUUID("facility_id"),
                changes(row.getJsonObject("before"), row.getJsonObject("after")),
                row.getString("request"),
                row.getString("address"),
                hex(row, "hash"));
    }

    private static @Nullable List<UUID> appointments(UUID @Nullable [] stored) {
        return stored == null ? null : List.of(stored);
    }

    private static String level(String databaseRole) {
        return databaseRole.startsWith(LEVEL)
                ? databaseRole.substring(LEVEL.length())
                : databaseRole;
    }

    private static List<AuditEntry.FieldChange> changes(JsonObject before, JsonObject after) {
        var fields = new TreeSet<>(before.fieldNames());
        fields.addAll(after.fieldNames());
        return fields.stream()
                .map(
                        field ->
                                new AuditEntry.FieldChange(
                                        field, text(before, field), text(after, field)))
                .toList();
    }

    private static @Nullable String text(JsonObject values, String field) {
        var value = values.getValue(field);
        return value == null ? null : value.toString();
    }

    private static @Nullable String hex(Row row, String column) {
        var bytes = row.getBuffer(column);
        return bytes == null ? null : HexFormat.of().formatHex(bytes.getBytes());
    }
}

package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.contact;
import static vn.giamsat.field.SyncFixture.engineer;
import static vn.giamsat.field.SyncFixture.nation;
import static vn.giamsat.field.SyncFixture.operator;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Viewer;

/// How PostgreSQL finds what changed among 300,000 entries, with row-level security.
class ChangePlanTest {
    private static final UUID FACILITY = new UUID(7, 1);
    private static final Pattern BLOCKS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

    /// 63 provinces, 5,000 facilities, changed by 600 transactions.
    private static final String ENTRIES =
            """
            insert into change_entry (transaction, kind, row_id, facility_id, province, enterprise)
            select (3 + n / 500)::text::xid8, 'CAMERA', gen_random_uuid(),
                   ('00000000-0000-0007-0000-' || lpad(to_hex(1 + n % 5000), 12, '0'))::uuid, p.key, 'VIETTEL'
              from generate_series(1, 300000) n
              join (select key, row_number() over (order by key) - 1 place from province where scheme = '2021') p
                on p.place = n % 5000 % 63;
            analyze change_entry\
            """;

    private static SyncFixture service;

    @BeforeAll
    static void start() {
        service = new SyncFixture();
        service.database.owner.execute(ENTRIES);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String plan(Viewer.Person viewer, long after) {
        var kinds = Arrays.stream(ChangeKind.values()).map(Enum::name).toArray(String[]::new);
        var values = Tuple.of(Long.toString(after), 0L, kinds, 51);
        return service.database
                .transactions
                .moment(
                        viewer,
                        moment ->
                                moment.rows(
                                        "explain (analyze, buffers, costs off, timing off) "
                                                + ChangeFeed.LATEST,
                                        values,
                                        row -> row.getString(0)))
                .map(lines -> String.join("\n", lines))
                .await()
                .indefinitely();
    }

    private static int blocks(String plan) {
        var total = BLOCKS.matcher(plan);
        assertThat(total.find()).isTrue();
        return Integer.parseInt(total.group(1))
                + (total.group(2) == null ? 0 : Integer.parseInt(total.group(2)));
    }

    @Test
    void readsOnlyWhatIsOfTheViewerAfterAWeekOffline() {
        // When
        var ofFacility = plan(contact(BAC_GIANG, FACILITY), 1);
        var ofProvince = plan(operator(BAC_GIANG), 1);
        var ofNation = plan(nation(), 1);
        // Then
        assertThat(ofFacility).contains("change_entry_of_facility");
        assertThat(ofProvince).contains("change_entry_of_province");
        assertThat(ofNation).contains("change_entry_pk");
        assertThat(List.of(ofFacility, ofProvince, ofNation))
                .allSatisfy(plan -> assertThat(blocks(plan)).as(plan).isLessThan(700));
    }

    @Test
    void readsAlmostNothingWhereNothingChanged() {
        // When
        var plans =
                List.of(nation(), operator(BAC_GIANG), engineer(BAC_GIANG, "VIETTEL")).stream()
                        .map(viewer -> plan(viewer, 700))
                        .toList();
        // Then
        assertThat(plans).allSatisfy(plan -> assertThat(blocks(plan)).as(plan).isLessThan(12));
    }
}

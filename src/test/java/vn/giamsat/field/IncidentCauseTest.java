package vn.giamsat.field;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.field.StatusDesk.at;
import static vn.giamsat.field.StatusDesk.await;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.CauseKind;
import vn.giamsat.health.IncidentCause;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.JournalFixture;

/// Which report explains an incident that opened at noon of 8 May 2021; hours are of the day, and
/// everything is looked at in the evening.
class IncidentCauseTest {
    private static final double NOON = 12;
    private static final double EVENING = 18;

    private static MigratedDatabase database;

    private StatusDesk desk;
    private UUID incident;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        desk = new StatusDesk(database);
        incident = desk.incident(desk.cameras.getFirst(), NOON);
    }

    @ParameterizedTest
    @EnumSource(CauseKind.class)
    void isWhatHeldWhenTheIncidentOpened(CauseKind kind) {
        // Given
        var about = kind.name().startsWith("CAMERA") ? desk.cameras.getFirst() : null;
        var draft = desk.draft(StatusDesk.id(), of(kind), about, at(11), at(14));
        // When
        desk.reported(draft, EVENING, desk.contact());
        // Then
        assertThat(cause()).isEqualTo(new IncidentCause(draft.id(), kind, at(14)));
    }

    /// 15 minutes either way, because people look at a clock and probes come when they come.
    @ParameterizedTest
    @CsvSource({
        "9, 11.74, false",
        "9, 11.76, true",
        "9, 13, true",
        "12.24, 13, true",
        "12.26, 13, false"
    })
    void isWhatBeganOrEndedShortlyBeforeOrAfter(double from, double until, boolean explains) {
        // When
        desk.outage(StatusKind.POWER_CUT, from, until, EVENING);
        // Then
        assertThat(cause() != null).isEqualTo(explains);
    }

    @Test
    void isUnknownWhereNobodySaidAnythingOrOnlyOfAnotherCamera() {
        // Given
        var other = desk.cameras.getLast();
        // When
        desk.reported(
                desk.draft(null, StatusKind.CAMERA_COVERED, other, at(11), at(14)),
                EVENING,
                desk.contact());
        desk.allNormal(NOON, EVENING);
        // Then
        assertThat(cause()).isNull();
    }

    @Test
    void isForgottenWhenTheReportIsTakenBackOrEndedBefore() {
        // Given
        var mistaken = desk.outage(StatusKind.POWER_CUT, 11, 14, 11);
        var over = desk.outage(StatusKind.INTERNET_OUTAGE, 10, 14, 11);
        // When
        desk.ended(mistaken.id(), 11, EVENING);
        // Then
        assertThat(cause()).isNotNull();
        // When
        desk.ended(over.id(), 11, EVENING);
        // Then
        assertThat(cause()).isNull();
    }

    @Test
    void isOfSeveralWhatWasSaidOfTheCameraThenWhatHeldThenTheLatest() {
        var near = desk.outage(StatusKind.POWER_CUT, 12.1, 14, EVENING);
        assertThat(explaining()).isEqualTo(near.id());
        var held = desk.outage(StatusKind.POWER_CUT, 9, 14, EVENING);
        assertThat(explaining()).isEqualTo(held.id());
        var latest = desk.outage(StatusKind.INTERNET_OUTAGE, 10, 14, EVENING);
        assertThat(explaining()).isEqualTo(latest.id());
        var own = desk.cameras.getFirst();
        var draft = desk.draft(StatusDesk.id(), StatusKind.CAMERA_MOVED, own, at(8), at(14));
        desk.reported(draft, EVENING, desk.contact());
        assertThat(explaining()).isEqualTo(draft.id());
    }

    @Test
    void isToldToWhoMaySeeTheFacilityAndNotToOthers() {
        // Given
        desk.outage(StatusKind.POWER_CUT, 11, 14, 11);
        // Then
        assertThat(seen(SyncFixture.nation()).cause()).isNotNull();
        assertThat(seen(SyncFixture.operator("2021-24")).cause()).isNotNull();
        assertThat(seen(desk.engineer()).cause()).isNotNull();
        assertThat(seen(desk.contact()).cause()).isNotNull();
        assertThat(seen(SyncFixture.operator("2021-48"))).isNull();
    }

    @Test
    void isToldAnewToCopiesWhenAReportComesAndWhenItEnds() {
        // Given
        var told = told();
        var report = desk.outage(StatusKind.POWER_CUT, 11, 14, EVENING);
        assertThat(told()).isEqualTo(told + 1);
        // When
        desk.ended(report.id(), 11, EVENING);
        // Then
        assertThat(told()).isEqualTo(told + 2);
        desk.outage(StatusKind.POWER_CUT, 15, 16, EVENING);
        desk.allNormal(17, EVENING);
        assertThat(told()).isEqualTo(told + 2);
    }

    @Test
    void mayBeWhateverIsReportedButThatAllIsNormal() {
        assertThat(Arrays.stream(CauseKind.values()).map(Enum::name).collect(toSet()))
                .isEqualTo(
                        Stream.of(StatusKind.values())
                                .filter(kind -> kind != StatusKind.ALL_NORMAL)
                                .map(Enum::name)
                                .collect(toSet()));
    }

    private static StatusKind of(CauseKind kind) {
        return StatusKind.valueOf(kind.name());
    }

    private @Nullable IncidentCause cause() {
        return seen(desk.contact()).cause();
    }

    private @Nullable UUID explaining() {
        var cause = cause();
        return cause == null ? null : cause.reportId();
    }

    /// The incident, as somebody sees it who sees it.
    private @Nullable IncidentView seen(Viewer viewer) {
        var incidents = JournalFixture.incidents(database.transactions);
        var found =
                await(
                        database.transactions.moment(
                                viewer, moment -> incidents.byIds(List.of(incident), moment)));
        return found.isEmpty() ? null : found.getFirst();
    }

    private int told() {
        return Integer.parseInt(
                database.owner.single(
                        "select count(*) from change_entry where kind = 'INCIDENT' and row_id = '%s'"
                                .formatted(incident)));
    }
}

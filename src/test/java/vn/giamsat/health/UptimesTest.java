package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.registry.Enterprise;
import vn.giamsat.shared.Problem;

/// Uptime of 6 May 2021 in Vietnam, whose figures were computed by hand. We did not watch from 3 to
/// 4 o'clock. The camera was up from the day before, down from 8:00, degraded from 9:30, up from
/// 10:00, and under maintenance from 12 to 14 o'clock.
class UptimesTest extends JournalBench {
    private static final long HOUR = 3_600_000;
    private static final UptimePeriod DAY = UptimePeriod.of(null, null, "2021-05-06");
    private static final Clock LATER =
            Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);

    private UUID facility;

    @BeforeEach
    void enterTheDay() {
        database.owner.execute("truncate watch");
        facility = database.facility("2021-24");
        camera = database.camera(facility, "2021-24");
        database.owner.execute(
                """
                insert into watch (id, began_at, last_at)
                values (gen_random_uuid(), '2021-05-01 00:00+07', '2021-05-06 02:59:40+07'),
                       (gen_random_uuid(), '2021-05-06 04:00+07', '2021-05-20 00:00+07')\
                """);
        served(camera, "IN_SERVICE", "2021-05-01 00:00+07", "'2021-05-06 12:00+07'");
        served(camera, "MAINTENANCE", "2021-05-06 12:00+07", "'2021-05-06 14:00+07'");
        served(camera, "IN_SERVICE", "2021-05-06 14:00+07", "null");
        changed("2021-05-05 10:00+07", "UNKNOWN", "UP");
        changed("2021-05-06 08:00+07", "UP", "DOWN");
        changed("2021-05-06 09:30+07", "DOWN", "DEGRADED");
        changed("2021-05-06 10:00+07", "DEGRADED", "UP");
    }

    @AfterEach
    void excuseNothing() {
        excuse("'{}'::tstzmultirange");
    }

    @Test
    void addsUpToWhatWasComputedByHand() {
        // When
        var uptime = ofCamera(DAY);
        // Then
        assertThat(uptime.cameras()).isEqualTo(1);
        assertThat(uptime.upMilliseconds()).isEqualTo(19 * HOUR);
        assertThat(uptime.downMilliseconds()).isEqualTo(3 * HOUR / 2);
        assertThat(uptime.degradedMilliseconds()).isEqualTo(HOUR / 2);
        assertThat(uptime.excusedMilliseconds()).isEqualTo(2 * HOUR);
        assertThat(uptime.unknownMilliseconds()).isEqualTo(HOUR);
        assertThat(uptime.upShare()).isEqualTo(19.0 / 21);
        assertThat(uptime.gaps()).containsExactly(UptimeGap.NOT_WATCHED);
    }

    @Test
    void excusesWhatIsNotUpWhileAReportExplainsIt() {
        // Given
        excuse("tstzmultirange(tstzrange('2021-05-06 08:30+07', '2021-05-06 11:00+07'))");
        // When
        var uptime = ofCamera(DAY);
        // Then
        assertThat(uptime.upMilliseconds()).isEqualTo(19 * HOUR);
        assertThat(uptime.downMilliseconds()).isEqualTo(HOUR / 2);
        assertThat(uptime.degradedMilliseconds()).isZero();
        assertThat(uptime.excusedMilliseconds()).isEqualTo(7 * HOUR / 2);
        assertThat(uptime.unknownMilliseconds()).isEqualTo(HOUR);
        assertThat(uptime.upShare()).isEqualTo(19.0 / 19.5);
    }

    @Test
    void givesTheSameOfAPastDayWhateverHappensLater() {
        // Given
        var first = ofCamera(DAY);
        // When
        changed("2021-05-07 00:00+07", "UP", "DOWN");
        database.owner.execute(
                "update camera set state = 'RETIRED' where id = '%s'".formatted(camera));
        // Then
        assertThat(ofCamera(DAY)).isEqualTo(first);
    }

    @Test
    void addsTheCamerasOfAFacilityAProvinceAndAnEnterprise() {
        // Given
        var never = database.camera(facility, "2021-24");
        served(never, "IN_SERVICE", "2021-05-06 20:00+07", "null");
        database.owner.execute(
                "update facility set province = '2021-27', enterprise = 'VNPT' where id = '%s'"
                        .formatted(facility));
        // When
        var ofFacility = await(uptimes().ofFacility(facility, DAY, nation()));
        // Then
        assertThat(ofFacility.cameras()).isEqualTo(2);
        assertThat(ofFacility.upMilliseconds()).isEqualTo(19 * HOUR);
        assertThat(ofFacility.unknownMilliseconds()).isEqualTo(5 * HOUR);
        assertThat(ofFacility.gaps())
                .containsExactly(UptimeGap.NEVER_PROBED, UptimeGap.NOT_WATCHED);
        assertThat(await(uptimes().ofProvince("2021-27", DAY, nation()))).isEqualTo(ofFacility);
        assertThat(await(uptimes().ofEnterprise(Enterprise.VNPT, DAY, province("2021-27"))))
                .isEqualTo(ofFacility);
        // When
        var foreign = await(uptimes().ofProvince("2021-27", DAY, province("2021-48")));
        // Then
        assertThat(foreign.cameras()).isZero();
        assertThat(foreign.upShare()).isNull();
        assertThat(foreign.gaps()).containsExactly(UptimeGap.NOT_IN_SERVICE);
    }

    @Test
    void saysThatItWasNotKeptWhenACameraWasInService() {
        // Given
        database.owner.execute(
                "update camera_service set state = 'UNRECORDED' where camera_id = '%s'"
                        .formatted(camera));
        // When
        var uptime = ofCamera(DAY);
        // Then
        assertThat(uptime.upShare()).isNull();
        assertThat(uptime.unknownMilliseconds()).isEqualTo(24 * HOUR);
        assertThat(uptime.gaps()).containsExactly(UptimeGap.NOT_RECORDED);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-06T00:00:00Z, 2021-05-06T00:00:00Z, after-from",
        "2021-05-06T00:00:00Z, 2021-05-05T00:00:00Z, after-from",
        "2021-05-06T00:00:00Z, 2021-06-06T00:00:01Z, period-at-most",
        "2021-05-31T00:00:00Z, 2021-06-01T00:00:01Z, not-in-future"
    })
    void refusesAPeriodThatMakesNoSense(Instant from, Instant to, String rule) {
        assertThatThrownBy(() -> ofCamera(new UptimePeriod(from, to)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().getFirst().rule()).isEqualTo(rule));
    }

    private Uptime ofCamera(UptimePeriod period) {
        return await(uptimes().ofCamera(camera, period, nation()));
    }

    private static Uptimes uptimes() {
        return new Uptimes(database.transactions, LATER);
    }

    /// Instead of what the trigger wrote when the camera was entered.
    private static void served(UUID camera, String state, String began, String ended) {
        database.owner.execute(
                """
                delete from camera_service where camera_id = '%1$s' and began_at > '2026-01-01';
                insert into camera_service (camera_id, facility_id, province, enterprise, state, began_at, ended_at)
                select id, facility_id, province, enterprise, '%2$s', '%3$s', %4$s from camera where id = '%1$s'\
                """
                        .formatted(camera, state, began, ended));
    }

    private void changed(String at, String was, String state) {
        database.owner.execute(
                """
                insert into camera_health_change (id, camera_id, facility_id, province, enterprise, at, was, state, rung)
                select gen_random_uuid(), id, facility_id, province, enterprise, '%s', '%s', '%s', 'NONE'
                  from camera where id = '%s'\
                """
                        .formatted(at, was, state, camera));
    }

    /// As a later migration does.
    private static void excuse(String times) {
        database.owner.execute(
                """
                create or replace function excused_time(facility uuid, since timestamptz, until timestamptz) returns tstzmultirange
                    language sql stable parallel safe
                    return %s\
                """
                        .formatted(times));
    }
}

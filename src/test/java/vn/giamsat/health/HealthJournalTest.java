package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.FailureCode;
import vn.giamsat.probe.Rung;
import vn.giamsat.shared.PageRequest;

/// What the journal keeps, and who reads it back.
class HealthJournalTest extends JournalBench {
    @Test
    void writesTheHealthTheChangeAndThePicture() {
        // Given
        fold(camera, "uu");
        // When
        await(journal.flush());
        // Then
        var health = health(camera, nation());
        assertThat(health.state()).isEqualTo(HealthState.UP);
        assertThat(health.rung()).isEqualTo(Rung.VERIFIED);
        assertThat(health.checkedAt()).isEqualTo(Outcomes.START.plus(Duration.ofMinutes(1)));
        assertThat(health.since()).isEqualTo(health.checkedAt().plus(Outcomes.ELAPSED));
        assertThat(health.stream().width()).isEqualTo(1280);
        assertThat(health.picture().meanLuma()).isEqualTo(120);
        assertThat(health.timings())
                .containsExactly(
                        new RungTiming(Rung.RESOLVED, 5), new RungTiming(Rung.VERIFIED, 700));
        var picture = await(pictures(Outcomes.START).ofCamera(camera, null, nation()));
        assertThat(picture).isPresent();
        assertThat(new String(picture.orElseThrow().jpeg())).isEqualTo("jpeg 2");
        assertThat(picture.orElseThrow().digest()).matches("[0-9a-f]{32}");
    }

    @Test
    void keepsEveryChangeAndEmitsItOnlyWhenItCanBeReadBack() {
        // Given
        fold(camera, "uuxxx");
        assertThat(emitted).isEmpty();
        // When
        await(journal.flush());
        // Then
        assertThat(emitted)
                .extracting(HealthChange::was, HealthChange::state)
                .containsExactly(
                        tuple(HealthState.UNKNOWN, HealthState.UP),
                        tuple(HealthState.UP, HealthState.DOWN));
        assertThat(emitted.getLast().province()).isEqualTo("2021-24");
        var history =
                await(
                        new HealthHistory(database.transactions)
                                .ofCamera(camera, PageRequest.of(null, null), nation()));
        assertThat(history.items()).containsExactlyInAnyOrderElementsOf(emitted);
    }

    @Test
    void goesOnFromTheStoredStreaksAfterARestart() {
        // Given
        fold(camera, "uuxx");
        await(journal.flush());
        var restarted = freshJournal();
        // When
        await(restarted.recall(List.of(camera)));
        var health = restarted.fold(outcomes(camera).of('x'), Outcomes.PICTURES_APART);
        // Then
        assertThat(health.state()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void confirmsAVerdictThatComesAndGoesAcrossARestartAndTellsHowOftenItWasSeen() {
        // Given
        fold(camera, "uubub");
        await(journal.flush());
        assertThat(health(camera, nation()).confirmation()).isEqualTo(new Confirmation(2, 3, 3));
        journal = freshJournal();
        await(journal.recall(List.of(camera)));
        // When
        fold(camera, "ub");
        await(journal.flush());
        // Then
        var confirmed = health(camera, nation());
        assertThat(confirmed.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(confirmed.confirmation()).isEqualTo(new Confirmation(3, 5, 3));
    }

    @Test
    void judgesACameraThatWasAwayForAWeekByWhatItShowsNowAlsoAfterARestart() {
        // Given
        fold(camera, "uubub");
        await(journal.flush());
        journal = freshJournal();
        await(journal.recall(List.of(camera)));
        // When
        outcomes(camera).pause(Duration.ofDays(7));
        fold(camera, "b");
        await(journal.flush());
        // Then
        var back = health(camera, nation());
        assertThat(back.state()).isEqualTo(HealthState.UP);
        assertThat(back.confirmation()).isEqualTo(new Confirmation(1, 1, 3));
    }

    @Test
    void knowsARefusedLoginAfterARestart() {
        // Given
        fold(camera, "ua");
        await(journal.flush());
        var restarted = freshJournal();
        // When
        await(restarted.recall(List.of(camera)));
        // Then
        assertThat(restarted.of(camera).orElseThrow().rejectedAt())
                .contains(Outcomes.START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void showsAProvinceOnlyItsOwnCameras() {
        // Given
        var other = database.camera(database.facility("2021-01"), "2021-01");
        fold(camera, "uu");
        fold(other, "uu");
        await(journal.flush());
        // When
        var seen = await(views().latestByCamera(List.of(camera, other), province("2021-01")));
        // Then
        assertThat(seen).containsOnlyKeys(other);
        var picture = await(pictures(Outcomes.START).ofCamera(camera, null, province("2021-01")));
        assertThat(picture).isEmpty();
    }

    @Test
    void keepsAPictureForItsTimeAndNoLonger() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        var taken = Outcomes.START.plus(Duration.ofMinutes(1));
        var kept = CONFIG.pictureRetention();
        // When
        var last =
                await(pictures(taken.plus(kept).minusMillis(1)).ofCamera(camera, null, nation()));
        var over = await(pictures(taken.plus(kept)).ofCamera(camera, null, nation()));
        // Then
        assertThat(last).isPresent();
        assertThat(over).isEmpty();
        var store = new HealthStore(database.transactions, CONFIG);
        await(store.forgetPictures(taken.minusMillis(1), null));
        assertThat(await(pictures(taken).ofCamera(camera, null, nation()))).isPresent();
        await(store.forgetPictures(taken, null));
        assertThat(await(pictures(taken).ofCamera(camera, null, nation()))).isEmpty();
    }

    private static Pictures pictures(Instant now) {
        return new Pictures(
                database.transactions,
                new HealthSettings(CONFIG),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void takesTheProvinceFromTheCameraWhenItIsWritten() {
        // Given
        fold(camera, "uu");
        await(journal.flush());
        var elsewhere = database.facility("2021-30");
        database.owner.execute(
                "update camera set facility_id = '%s', province = '2021-30' where id = '%s'"
                        .formatted(elsewhere, camera));
        // When
        fold(camera, "xxx");
        await(journal.flush());
        // Then
        assertThat(emitted.getLast().facilityId()).isEqualTo(elsewhere);
        assertThat(health(camera, province("2021-30")).state()).isEqualTo(HealthState.DOWN);
    }

    @Test
    void storesTheDetailWithoutWhatJsonRefuses() {
        // Given
        fold(camera, "x");
        // When
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).detail()).isEqualTo("seen  so");
        assertThat(health(camera, nation()).reason()).isEqualTo(FailureCode.TCP_TIMEOUT);
    }
}

package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.health.Outcomes.START;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Viewer;

/// What a camera showed last before an incident, and first in it. The n-th letter, from 0, brings
/// the picture "jpeg n+1", where it brings one: v is a black one.
class IncidentPicturesTest extends JournalBench {
    private static final Instant NEXT_HOUR = START.plus(Duration.ofHours(1));

    @Test
    void areTheLastGoodOneAloneWhenTheCameraIsDown() {
        // When
        each("uuxxx");
        each("uu");
        // Then
        assertThat(picture(PictureSide.LAST_GOOD, NEXT_HOUR, nation())).contains("jpeg 2");
        assertThat(picture(PictureSide.FIRST_BAD, NEXT_HOUR, nation())).isEmpty();
    }

    /// Three bad ones make an incident, and each overwrites the camera's picture.
    @Test
    void areTheLastGoodAndTheFirstBadWhenThePictureGoesBad() {
        // When
        each("uuvvvvv");
        each("uu");
        // Then
        assertThat(picture(PictureSide.LAST_GOOD, NEXT_HOUR, nation())).contains("jpeg 2");
        assertThat(picture(PictureSide.FIRST_BAD, NEXT_HOUR, nation())).contains("jpeg 3");
    }

    @Test
    void areAlsoTheFirstBadOneThatCameWhenTheCameraWasDownAlready() {
        // When
        each("uuxxxv");
        // Then
        assertThat(picture(PictureSide.FIRST_BAD, NEXT_HOUR, nation())).contains("jpeg 6");
    }

    @Test
    void areShownWhereTheCamerasAreAndEachLookIsAudited() {
        // Given
        each("uuxxx");
        var looks =
                "select count(*) from audit_entry where kind = 'PICTURE' and row_id = '%s'"
                        .formatted(camera);
        // When
        var shown = picture(PictureSide.LAST_GOOD, NEXT_HOUR, province("2021-24"));
        var elsewhere = picture(PictureSide.LAST_GOOD, NEXT_HOUR, province("2021-48"));
        // Then
        assertThat(shown).isPresent();
        assertThat(elsewhere).isEmpty();
        assertThat(database.owner.single(looks)).isEqualTo("1");
    }

    @Test
    void areKeptAsLongAsTheIncidentWhenTheCamerasOwnIsForgotten() {
        // Given
        each("uuvvv");
        var yearsLater = START.plus(Duration.ofDays(3_000));
        // When
        await(store().forgetPictures(yearsLater, null));
        // Then
        assertThat(picture(PictureSide.LAST_GOOD, yearsLater, nation())).contains("jpeg 2");
        assertThat(picture(PictureSide.FIRST_BAD, yearsLater, nation())).contains("jpeg 3");
        assertThat(database.owner.single("select count(*) from turn_picture")).isEqualTo("0");
        assertThat(database.owner.single("select count(*) from camera_picture")).isEqualTo("0");
    }

    @Test
    void areForgottenAtTheirOwnTimeWhereOneIsConfigured() {
        // Given
        each("uuvvv");
        var month = JournalFixture.config(Map.of("incident-picture-retention", "30d"));
        var inTime = START.plus(Duration.ofDays(30));
        var late = inTime.plus(Duration.ofMinutes(6));
        assertThat(picture(PictureSide.FIRST_BAD, inTime, nation(), month)).contains("jpeg 3");
        assertThat(picture(PictureSide.FIRST_BAD, late, nation(), month)).isEmpty();
        // When
        await(store().forgetPictures(START, NEXT_HOUR));
        // Then
        assertThat(picture(PictureSide.LAST_GOOD, NEXT_HOUR, nation())).isEmpty();
        assertThat(picture(PictureSide.FIRST_BAD, NEXT_HOUR, nation())).isEmpty();
        assertThat(database.owner.single("select count(*) from incident_picture")).isEqualTo("0");
    }

    private static HealthStore store() {
        return new HealthStore(database.transactions, CONFIG);
    }

    /// Writes after each.
    private void each(String probes) {
        for (var letter : probes.split("")) {
            fold(camera, letter);
            await(journal.flush());
        }
    }

    private Optional<String> picture(PictureSide side, Instant at, Viewer viewer) {
        return picture(side, at, viewer, CONFIG);
    }

    private Optional<String> picture(
            PictureSide side, Instant at, Viewer viewer, HealthConfig config) {
        var id =
                database.owner.single(
                        "select id from incident where camera_id = '%s'".formatted(camera));
        var clock = Clock.fixed(at, ZoneOffset.UTC);
        var pictures = new Pictures(database.transactions, new HealthSettings(config), clock);
        return await(pictures.ofIncident(UUID.fromString(id), side, null, viewer))
                .map(found -> new String(found.jpeg(), StandardCharsets.UTF_8));
    }
}

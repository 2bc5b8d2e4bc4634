package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.health.Outcomes.START;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
    void areForgottenWithThePicturesOfTheirTime() {
        // Given
        each("uuvvv");
        var late = START.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(3));
        assertThat(picture(PictureSide.LAST_GOOD, late, nation())).isEmpty();
        // When
        await(new HealthStore(database.transactions, CONFIG).forgetPictures(NEXT_HOUR));
        // Then
        assertThat(picture(PictureSide.LAST_GOOD, NEXT_HOUR, nation())).isEmpty();
        assertThat(picture(PictureSide.FIRST_BAD, NEXT_HOUR, nation())).isEmpty();
        assertThat(database.owner.single("select count(*) from turn_picture")).isEqualTo("0");
    }

    /// Writes after each.
    private void each(String probes) {
        for (var letter : probes.split("")) {
            fold(camera, letter);
            await(journal.flush());
        }
    }

    private Optional<String> picture(PictureSide side, Instant at, Viewer viewer) {
        var id =
                database.owner.single(
                        "select id from incident where camera_id = '%s'".formatted(camera));
        var clock = Clock.fixed(at, ZoneOffset.UTC);
        var pictures = new Pictures(database.transactions, new HealthSettings(CONFIG), clock);
        return await(pictures.ofIncident(UUID.fromString(id), side, null, viewer))
                .map(found -> new String(found.jpeg(), StandardCharsets.UTF_8));
    }
}

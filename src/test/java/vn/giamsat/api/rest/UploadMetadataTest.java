package vn.giamsat.api.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.shared.Problem;

/// What phones say of their photos, and say wrongly.
class UploadMetadataTest {
    private static final UUID PHOTO = new UUID(1, 2);
    private static final UUID FACILITY = new UUID(3, 4);

    @Test
    void readsWhatIsKnownAndLeavesTheRestAlone() {
        // Given
        var header =
                metadata(
                                "photoId=" + PHOTO,
                                "facilityId=" + FACILITY,
                                "latitude=-21.5",
                                "longitude=106",
                                "takenAt=2021-05-07T09:00:00+07:00",
                                "filename=ảnh.jpg")
                        + ",is_confidential";
        // When
        var draft = UploadMetadata.draft(header, 9);
        // Then
        assertThat(draft.photoId()).isEqualTo(PHOTO);
        assertThat(draft.facilityId()).isEqualTo(FACILITY);
        assertThat(draft.latitude()).isEqualTo(-21.5);
        assertThat(draft.longitude()).isEqualTo(106);
        assertThat(draft.takenAt()).isEqualTo(Instant.parse("2021-05-07T02:00:00Z"));
        assertThat(draft.metadata()).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({
        "latitude=91, latitude range",
        "latitude=north, latitude number",
        "latitude=NaN, latitude range",
        "longitude=-180.1, longitude range",
        "takenAt=yesterday, takenAt instant",
        "photoId=1, photoId uuid",
    })
    void tellsWhatIsWrong(String field, String broken) {
        var whole =
                Stream.of(
                                "photoId=" + PHOTO,
                                "facilityId=" + FACILITY,
                                "latitude=1",
                                "longitude=1",
                                field)
                        .toArray(String[]::new);

        assertThat(broken(metadata(whole))).contains(broken);
    }

    @Test
    void tellsAllThatIsMissingAtOnce() {
        assertThat(broken(null)).contains("photoId not-null", "facilityId not-null");
        assertThat(broken("photoId !,latitude MQ=="))
                .contains("photoId base64", "facilityId not-null", "latitude position-whole");
        assertThat(broken("x".repeat(2_001))).contains("Upload-Metadata size");
    }

    private static List<String> broken(String header) {
        var problem = catchThrowableOfType(Problem.class, () -> UploadMetadata.draft(header, 9));
        return problem.violations().stream().map(it -> it.field() + " " + it.rule()).toList();
    }

    private static String metadata(String... fields) {
        return Stream.of(fields)
                .map(field -> field.split("=", 2))
                .map(
                        field ->
                                field[0]
                                        + " "
                                        + Base64.getEncoder()
                                                .encodeToString(field[1].getBytes(UTF_8)))
                .collect(Collectors.joining(","));
    }
}

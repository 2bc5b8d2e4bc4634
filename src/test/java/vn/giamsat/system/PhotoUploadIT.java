package vn.giamsat.system;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.giamsat.system.PhotoSteps.UPLOADS;
import static vn.giamsat.system.PhotoSteps.announced;
import static vn.giamsat.system.PhotoSteps.arrived;
import static vn.giamsat.system.PhotoSteps.cut;
import static vn.giamsat.system.PhotoSteps.file;
import static vn.giamsat.system.PhotoSteps.lost;
import static vn.giamsat.system.PhotoSteps.metadata;
import static vn.giamsat.system.PhotoSteps.offset;
import static vn.giamsat.system.PhotoSteps.progress;
import static vn.giamsat.system.PhotoSteps.resumed;
import static vn.giamsat.system.PhotoSteps.sent;
import static vn.giamsat.system.PhotoSteps.tus;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giamsat.system.PhotoSteps.Part;

/// Photos over lines that break (tus 1.0.0), through the packaged service.
@QuarkusIntegrationTest
class PhotoUploadIT extends SystemTest {
    private static String facility;
    private static String foreign;

    @BeforeEach
    void registerFacilities() {
        if (facility == null) {
            facility = facility("2021-24", "Ảnh " + UUID.randomUUID());
            foreign = facility("2021-48", "Ảnh " + UUID.randomUUID());
        }
    }

    @Test
    void goesOnWhereTheLineBrokeTwice() throws IOException {
        // Given
        var photo = grain(1600, 1200);
        assertThat(photo.length).isBetween(1_000_000, 10_000_000);
        var id = announced(BAC_GIANG, facility, photo.length);
        // When
        cut(BAC_GIANG, id, new Part(photo, 0, 300_000));
        awaited("what came is kept", id, 300_000);
        lost(
                BAC_GIANG,
                id,
                new Part(photo, 300_000, 900_000),
                () -> awaited("it is written as it comes", id, 300_000 + 262_144));
        resumed(BAC_GIANG, id, photo);
        // Then
        assertThat(offset(BAC_GIANG, id)).isEqualTo(photo.length);
        var full = as(BAC_GIANG).get("/photos/{id}", id);
        assertThat(size(full.asByteArray())).isEqualTo("1600 x 1200");
        var thumbnail = as(BAC_GIANG).queryParam("size", "thumbnail").get("/photos/{id}", id);
        assertThat(size(thumbnail.asByteArray())).isEqualTo("320 x 240");
    }

    private static void awaited(String what, String id, int least) {
        Await.until(what, Duration.ofSeconds(10), () -> offset(BAC_GIANG, id) >= least);
    }

    @ParameterizedTest
    @CsvSource({
        "held-right.jpg, 480 x 640",
        "upside-down.png, 160 x 120",
        "lossy.webp, 640 x 480",
        "lossless.webp, 640 x 480",
        "single.heic, 640 x 480",
        "grid-turned-left.heic, 480 x 640",
    })
    void takesEachFormatByItsContent(String name, String size) throws IOException {
        // When
        var id = arrived(BAC_GIANG, facility, file(name));
        // Then
        var photo = as(BAC_GIANG).get("/photos/{id}", id);
        photo.then().statusCode(200).contentType("image/jpeg");
        assertThat(size(photo.asByteArray())).isEqualTo(size);
        assertThat(new String(photo.asByteArray(), ISO_8859_1)).doesNotContain("Giamsat-Phone");
    }

    @Test
    void showsAPhotoToItsScopeAndWritesDownEachLook() {
        // Given
        var id = arrived(BAC_GIANG, facility, file("held-right.jpg"));
        // When
        var tag =
                as(BAC_GIANG_VIEWER)
                        .get("/photos/{id}", id)
                        .then()
                        .statusCode(200)
                        .header("Cache-Control", containsString("private"))
                        .extract()
                        .header("ETag");
        as(BAC_GIANG_VIEWER)
                .header("If-None-Match", tag)
                .get("/photos/{id}", id)
                .then()
                .statusCode(304);
        as(DA_NANG).get("/photos/{id}", id).then().statusCode(404);
        // Then
        as(BAC_GIANG)
                .queryParam("row", id)
                .get("/audit")
                .then()
                .body("items.kind", contains("PHOTO", "PHOTO", "PHOTO"))
                .body("items.action", contains("VIEWED", "VIEWED", "REGISTERED"));
        as(BAC_GIANG).queryParam("size", "huge").get("/photos/{id}", id).then().statusCode(400);
    }

    @Test
    void refusesWhatDoesNotFit() {
        // Given
        var id = announced(BAC_GIANG, facility, 100);
        var octets = "application/offset+octet-stream";
        // Then
        sent(BAC_GIANG, id, 7, new byte[1])
                .then()
                .statusCode(409)
                .header("Tus-Resumable", "1.0.0")
                .body("code", equalTo("upload-at-other-offset"));
        sent(BAC_GIANG, id, 0, new byte[101]).then().statusCode(413);
        sent(NATION, id, 0, new byte[1]).then().statusCode(404);
        tus(BAC_GIANG)
                .header("Upload-Offset", 0)
                .contentType("image/jpeg")
                .body(new byte[1])
                .patch(UPLOADS + "/{id}", id)
                .then()
                .statusCode(415);
        as(BAC_GIANG)
                .header("Tus-Resumable", "0.2.2")
                .header("Upload-Offset", 0)
                .contentType(octets)
                .body(new byte[1])
                .patch(UPLOADS + "/{id}", id)
                .then()
                .statusCode(412)
                .header("Tus-Version", "1.0.0")
                .body("code", equalTo("tus-version-unknown"));
        progress(BAC_GIANG, id)
                .statusCode(200)
                .header("Upload-Offset", "0")
                .header("Upload-Length", "100")
                .header("Cache-Control", "no-store");
    }

    @Test
    void refusesAnnouncementsThatCannotBe() {
        var photo = madeBy(BAC_GIANG);
        announced(BAC_GIANG, Map.of("photoId", photo, "facilityId", foreign), 9)
                .then()
                .statusCode(404);
        announced(BAC_GIANG, Map.of("photoId", photo, "facilityId", facility), 10_485_761)
                .then()
                .statusCode(413);
        announced(BAC_GIANG, Map.of("photoId", "x", "latitude", "91", "takenAt", "today"), 9)
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("photoId", "facilityId", "latitude", "takenAt"));
        announced(BAC_GIANG_VIEWER, Map.of("photoId", photo, "facilityId", facility), 9)
                .then()
                .statusCode(403);
        as(BAC_GIANG)
                .options(UPLOADS)
                .then()
                .statusCode(204)
                .header("Tus-Version", "1.0.0")
                .header("Tus-Extension", "creation,expiration")
                .header("Tus-Max-Size", "10485760");
    }

    @Test
    void isAnnouncedOnceThoughItIsAskedAgain() {
        // Given
        var photo = Map.of("photoId", madeBy(BAC_GIANG), "facilityId", facility);
        var key = UUID.randomUUID().toString();
        // Then
        for (var attempt = 0; attempt < 2; attempt++) {
            tus(BAC_GIANG)
                    .header("Idempotency-Key", key)
                    .header("Upload-Length", 9)
                    .header("Upload-Metadata", metadata(photo))
                    .post(UPLOADS)
                    .then()
                    .statusCode(201)
                    .header("Upload-Expires", notNullValue());
        }
        tus(BAC_GIANG)
                .header("Idempotency-Key", key)
                .header("Upload-Length", 10)
                .header("Upload-Metadata", metadata(photo))
                .post(UPLOADS)
                .then()
                .statusCode(422);
        announced(BAC_GIANG, photo, 10).then().statusCode(409).body("code", equalTo("id-taken"));
    }

    @Test
    void storesNothingOfWhatIsNoPhoto() {
        // Given
        var damaged = Arrays.copyOf(file("single.heic"), 700);
        var cases = Map.of("photo-undecodable", damaged, "photo-format-unknown", new byte[64]);
        // Then
        cases.forEach(
                (code, bytes) -> {
                    var id = announced(BAC_GIANG, facility, bytes.length);
                    sent(BAC_GIANG, id, 0, bytes)
                            .then()
                            .statusCode(422)
                            .body("code", equalTo(code));
                    progress(BAC_GIANG, id).statusCode(404);
                    as(BAC_GIANG).get("/photos/{id}", id).then().statusCode(404);
                });
        var id = announced(BAC_GIANG, facility, 64);
        given().auth()
                .oauth2(SystemUnderTest.issuer().token(BAC_GIANG))
                .basePath("/api/v1")
                .header("Accept-Language", "vi")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", 0)
                .contentType("application/offset+octet-stream")
                .body(new byte[64])
                .patch(UPLOADS + "/{id}", id)
                .then()
                .body("title", startsWith("Không phải ảnh"));
    }

    @Test
    void isGoneWhenItHasExpired() {
        // Given
        var photo = Map.of("photoId", madeBy(BAC_GIANG), "facilityId", facility);
        announced(BAC_GIANG, photo, 9).then().statusCode(201);
        // When
        SystemUnderTest.database()
                .execute(
                        "update photo_upload set expires_at = now() - interval '1 minute' where id = '%s'"
                                .formatted(photo.get("photoId")));
        // Then
        progress(BAC_GIANG, photo.get("photoId")).statusCode(410);
        sent(BAC_GIANG, photo.get("photoId"), 0, new byte[1])
                .then()
                .statusCode(410)
                .body("code", equalTo("upload-expired"));
        announced(BAC_GIANG, photo, 9).then().statusCode(201);
        progress(BAC_GIANG, photo.get("photoId")).statusCode(200);
    }

    private static String size(byte[] jpeg) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        return picture.getWidth() + " x " + picture.getHeight();
    }

    /// Compresses badly, so that the file is big.
    private static byte[] grain(int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(597);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", file);
        return file.toByteArray();
    }
}

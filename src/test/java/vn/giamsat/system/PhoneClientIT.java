package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.giamsat.access.TcpGate;
import vn.giamsat.client.ApiException;
import vn.giamsat.client.api.AccessApi;
import vn.giamsat.client.api.FieldApi;
import vn.giamsat.client.model.StatusKind;
import vn.giamsat.client.model.StatusReportDraft;

/// A phone on a poor network, whose holder logs in at a real Keycloak, with the client that is
/// generated from the published contract.
@ExtendWith(KeycloakSuite.class)
class PhoneClientIT {
    /// Of the realm's people, one whom no other test appoints.
    private static final String CONTACT = "bac-giang-viewer";

    private static final UUID FACILITY = UUID.randomUUID();
    private static final String REPRESENTED =
            """
            insert into facility (id, province, name, kind, state)
            values ('%1$s', '2021-24', 'Trường Vân Trung', 'SCHOOL', 'ACTIVE');
            insert into person (id, name, email) values ('%1$s', 'Hà Thị Mai', '%2$s@example.vn');
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            values ('%1$s', '%1$s', 'FACILITY_CONTACT', '2021-24', '%1$s', '2021-05-06')\
            """
                    .formatted(FACILITY, CONTACT);

    /// Of a request with its head, which a phone's line may not get through.
    private static final int FIRST_BYTES = 100;

    /// Of a photo of some 500 KB; more than a report and its answer take.
    private static final int HALF_A_PHOTO = 200_000;

    private static TestDatabase database;
    private static Vertx vertx;
    private static TcpGate line;

    private final CodeFlow keycloak = new CodeFlow(KeycloakSuite.keycloak(), LoginClient.MOBILE);

    @BeforeAll
    static void start() {
        database = KeycloakSuite.database();
        database.execute(REPRESENTED);
        vertx = Vertx.vertx();
        line = new TcpGate(vertx, KeycloakSuite.service().port());
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void sendsThreeReportsAndTheirPhotosOnceThoughTheLineBreaksAgainAndAgain() throws ApiException {
        // Given
        var login = keycloak.login(CONTACT);
        var phone = new Phone(URI.create("http://127.0.0.1:" + line.port()), login.access());
        var me = new AccessApi(phone.client()).meMe(null);
        assertThat(me.getName()).isEqualTo("Hà Thị Mai");
        assertThat(new FieldApi(phone.client()).myFacilityMine(null).getFacilities())
                .singleElement()
                .satisfies(mine -> assertThat(mine.getName()).isEqualTo("Trường Vân Trung"));
        line.shut();
        phone.queue(
                Stream.of(StatusKind.POWER_CUT, StatusKind.INTERNET_OUTAGE, StatusKind.ALL_NORMAL)
                        .flatMap(kind -> reported(kind, me.getIdNode()))
                        .toList());
        assertThat(phone.send()).isEqualTo(6);
        // When
        phone.renew(CodeFlow.Tokens.of(keycloak.refresh(login.refresh())).access());
        line.breakBeforeAnswers();
        assertThat(phone.send()).isEqualTo(6);
        assertThat(reports()).isEqualTo("3");
        line.breakAfter(FIRST_BYTES);
        assertThat(phone.send()).isEqualTo(6);
        line.breakAfter(HALF_A_PHOTO);
        assertThat(phone.send()).isEqualTo(3);
        line.open();
        // Then
        Await.until("all is sent", Duration.ofSeconds(20), () -> isSent(phone));
        assertThat(reports()).isEqualTo("3");
        assertThat(count("photo")).isEqualTo("3");
        assertThat(database.single("select count(*) from idempotency_key")).isEqualTo("6");
    }

    /// A report with its photo, each with an id that the phone made.
    private static Stream<Phone.Errand> reported(StatusKind kind, String node) {
        var photo = made(node);
        var key = UUID.randomUUID().toString();
        var report =
                new StatusReportDraft()
                        .id(made(node))
                        .facilityId(FACILITY)
                        .kind(kind)
                        .told("Cổng phụ bị khóa")
                        .clientOccurredAt(OffsetDateTime.now())
                        .photos(List.of(photo));
        return Stream.of(
                client -> new FieldApi(client).statusReportReport(report, null, key),
                new PhotoErrand(photo, FACILITY, picture()));
    }

    private static UUID made(String node) {
        return UUID.fromString(SystemTest.ending(node));
    }

    /// Noise, which no compression makes small.
    private static byte[] picture() {
        var noise = new Random(5);
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        for (var at = 0; at < 800 * 600; at++) {
            picture.setRGB(at % 800, at / 800, noise.nextInt());
        }
        try (var file = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isSent(Phone phone) {
        try {
            return phone.send() == 0;
        } catch (ApiException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String reports() {
        return count("status_report");
    }

    private static String count(String table) {
        return database.single(
                "select count(*) from %s where facility_id = '%s'".formatted(table, FACILITY));
    }
}

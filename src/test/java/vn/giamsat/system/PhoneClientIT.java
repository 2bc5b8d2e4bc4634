package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.TcpGate;
import vn.giamsat.client.ApiException;
import vn.giamsat.client.api.AccessApi;
import vn.giamsat.client.api.CampaignApi;
import vn.giamsat.client.api.FieldApi;
import vn.giamsat.client.model.SurveyDraft;

/// A phone on a poor network, with the client that is generated from the published contract.
class PhoneClientIT {
    private static final String ENGINEER = "viettel-engineer";
    private static final UUID FACILITY = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();
    private static final String AT_WORK =
            """
            insert into facility (id, province, name, kind, state, enterprise)
            values ('%1$s', '2021-24', 'Trường Vân Trung', 'SCHOOL', 'ACTIVE', 'VIETTEL');
            insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
            values ('%2$s', '597/CĐ-BCĐ', 'BCĐ', 'Kết nối camera', '2021-05-06', '2021-05-10', 'PROVINCES');
            insert into campaign_province (campaign_id, province) values ('%2$s', '2021-24')\
            """
                    .formatted(FACILITY, ORDER);

    /// Of a request with its head, which a phone's line may not get through.
    private static final int FIRST_BYTES = 100;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;
    private static Vertx vertx;
    private static TcpGate line;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = new HashMap<>(SystemUnderTest.settings(database, issuer));
        settings.put("giamsat.schedule.enabled", "false");
        service = ServiceProcess.start(settings);
        database.enterPeople();
        database.execute(AT_WORK);
        vertx = Vertx.vertx();
        line = new TcpGate(vertx, service.port());
    }

    @AfterAll
    static void stop() {
        vertx.close();
        service.close();
        issuer.close();
        database.close();
    }

    @Test
    void sendsThreeReportsOnceThoughTheLineBreaksAndBreaksAgain() throws ApiException {
        // Given
        var phone =
                new Phone(URI.create("http://127.0.0.1:" + line.port()), issuer.token(ENGINEER));
        assertThat(new AccessApi(phone.client()).meMe().getName()).isEqualTo("Bùi Đức Mạnh");
        assertThat(new FieldApi(phone.client()).syncSince(null, null).getFacilities())
                .singleElement()
                .satisfies(it -> assertThat(it.getName()).isEqualTo("Trường Vân Trung"));
        line.shut();
        phone.queue(IntStream.range(0, 3).mapToObj(each -> report()).toList());
        assertThat(phone.send()).isEqualTo(3);
        // When
        line.breakBeforeAnswers();
        assertThat(phone.send()).isEqualTo(3);
        line.breakAfter(FIRST_BYTES);
        assertThat(phone.send()).isEqualTo(3);
        line.open();
        // Then
        assertThat(phone.send()).isZero();
        assertThat(database.single("select count(*) from survey")).isEqualTo("3");
        assertThat(database.single("select count(*) from idempotency_key")).isEqualTo("3");
    }

    private static Phone.Errand report() {
        var key = UUID.randomUUID().toString();
        var survey = new SurveyDraft().id(UUID.randomUUID()).remarks("Cổng phụ bị khóa");
        return client -> new CampaignApi(client).facilitySurveySave(FACILITY, ORDER, survey, key);
    }
}

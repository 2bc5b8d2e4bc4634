package vn.giamsat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exports to readers so slow that what opened them ends meanwhile.
class BrokenExportIT {
    private static final Duration LONGER_THAN_AN_ANSWER_OF_THE_REGISTER_IS_GOOD =
            Duration.ofSeconds(3);

    /// Some megabytes in each kind of file, more than the system takes for the reader in advance.
    private static final String MANY =
            """
            set session_replication_role = replica;
            insert into facility (id, province, name, kind, state)
            values ('01930000-0000-7000-8000-00000000ea00', '2021-24', 'Khu lớn', 'DORMITORY', 'ACTIVE');
            insert into camera (id, facility_id, province, name, zone, kind, main_address, brand, state)
            select gen_random_uuid(), '01930000-0000-7000-8000-00000000ea00', '2021-24', 'Máy ' || it, 'GATE', 'IP_CAMERA',
                   'rtsp://10.8.0.1/' || it, repeat(md5(it::text), 8), 'PLANNED'
              from generate_series(1, 30000) it;
            insert into person (id, name, title, email)
            select md5('person' || it)::uuid, 'Ông ' || it, (select string_agg(md5(it || '-' || part), '') from generate_series(1, 12) part),
                   it || '@example.vn'
              from generate_series(1, 30000) it;
            insert into appointment (id, person_id, role, province, facility_id, valid_from)
            select gen_random_uuid(), md5('person' || it)::uuid, 'FACILITY_CONTACT', '2021-24',
                   '01930000-0000-7000-8000-00000000ea00', '2021-05-06'
              from generate_series(1, 30000) it;
            set session_replication_role = origin\
            """;

    private static TestDatabase database;
    private static TestIssuer issuer;
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        issuer = TestIssuer.start();
        var settings = SystemUnderTest.settings(database, issuer);
        settings.put("giamsat.schedule.enabled", "false");
        settings.put("quarkus.oidc.token.lifespan-grace", "1");
        service = ServiceProcess.start(settings);
        database.enterPeople();
        database.execute(MANY);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cameras.csv, bac-giang-viewer, 104",
        "appointments.csv, bac-giang-operator, 103",
        "appointments.xlsx, bac-giang-health, 108"
    })
    void breakOffWithTheAppointment(String file, String person, String appointment) {
        try (var reader = SlowReader.of(service, file, issuer.token(person))) {
            // Given
            assertThat(reader.begins()).contains("HTTP/1.1 200");
            // When
            database.execute(
                    "update appointment set valid_to = now() where id = '01900000-0000-7000-8000-000000000%s'"
                            .formatted(appointment));
            Await.pause(LONGER_THAN_AN_ANSWER_OF_THE_REGISTER_IS_GOOD);
            // Then
            assertThat(reader.readsToTheEnd()).isFalse();
        }
        assertThat(service.log())
                .contains(file + " broke off: forbidden")
                .doesNotContain(" ERROR ");
    }

    @Test
    void breakOffWhenTheReaderMaySeeLessThanWhenTheFileBegan() {
        // Given
        database.execute(
                """
                insert into appointment (id, person_id, role, province, valid_from)
                values ('01900000-0000-7000-8000-0000000001ea', '01900000-0000-7000-8000-000000000006', 'NATIONAL_VIEWER', null, '2021-05-05')\
                """);
        try (var reader = SlowReader.of(service, "cameras.csv", issuer.token("da-nang-viewer"))) {
            assertThat(reader.begins()).contains("HTTP/1.1 200");
            // When
            database.execute(
                    "update appointment set valid_to = now() where id = '01900000-0000-7000-8000-0000000001ea'");
            Await.pause(LONGER_THAN_AN_ANSWER_OF_THE_REGISTER_IS_GOOD);
            // Then
            assertThat(reader.readsToTheEnd()).isFalse();
        }
    }

    @Test
    void breakOffWithTheTokenAndItsGrace() {
        // Given
        var shortLived = issuer.token(SystemTest.NATION, Instant.now().plusSeconds(2));
        try (var reader = SlowReader.of(service, "cameras.csv", shortLived)) {
            assertThat(reader.begins()).contains("HTTP/1.1 200");
            // When
            Await.pause(Duration.ofSeconds(4));
            // Then
            assertThat(reader.readsToTheEnd()).isFalse();
        }
        assertThat(service.log()).contains("cameras.csv broke off: unauthenticated");
    }

    @Test
    void areWholeForASlowReaderWhoseAppointmentAndTokenHold() {
        try (var reader =
                SlowReader.of(service, "cameras.csv", issuer.token(SystemTest.NATION_VIEWER))) {
            // Given
            assertThat(reader.begins()).contains("HTTP/1.1 200");
            // When
            Await.pause(LONGER_THAN_AN_ANSWER_OF_THE_REGISTER_IS_GOOD);
            // Then
            assertThat(reader.readsToTheEnd()).isTrue();
        }
    }
}

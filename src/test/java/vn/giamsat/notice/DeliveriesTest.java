package vn.giamsat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.MigratedDatabase;
import vn.giamsat.access.Origin;
import vn.giamsat.access.Role;
import vn.giamsat.access.Viewer;

/// Who makes the service call a destination is written down.
class DeliveriesTest {
    private static final UUID WEBHOOK = UUID.randomUUID();
    private static final UUID DELIVERY = UUID.randomUUID();
    private static final String SENT =
            """
            insert into webhook (id, address, name, kinds, created_at, updated_at)
            values ('%1$s', 'https://example.vn/', 'A', '{STEP_TAKEN}', now(), now());
            insert into webhook_delivery (id, webhook_id, event_id, kind, body, at, due_at, state, settled_at)
            values ('%2$s', '%1$s', gen_random_uuid(), 'STEP_TAKEN', '{}', now(), now(), 'DEAD', now())\
            """
                    .formatted(WEBHOOK, DELIVERY);
    private static final String ASKED =
            """
            select coalesce(string_agg(actor || ' ' || (after ->> 'kind'), ', '), '')
              from audit_entry where kind = 'WEBHOOK' and action = 'ASKED' and row_id = '%s'\
            """
                    .formatted(WEBHOOK);

    private static MigratedDatabase database;
    private static Deliveries deliveries;

    @BeforeAll
    static void start() {
        database = new MigratedDatabase();
        deliveries = new Deliveries(database.transactions, null, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void enter() {
        database.owner.execute("delete from webhook");
        database.owner.execute(SENT);
    }

    @Test
    void writesDownWhoHadAnEventSentAgain() {
        // When
        await(deliveries.sendAgain(WEBHOOK, DELIVERY, administrator("Lan")));
        await(deliveries.sendAgain(WEBHOOK, DELIVERY, administrator("Minh")));
        // Then
        assertThat(database.owner.single(ASKED))
                .as("the second time it was on its way already")
                .endsWith("Lan STEP_TAKEN");
    }

    @Test
    void writesDownWhoTriedADestination() {
        await(deliveries.test(WEBHOOK, administrator("Hoa")));

        assertThat(database.owner.single(ASKED)).endsWith("Hoa WEBHOOK_TEST");
    }

    private static Viewer.Person administrator(String name) {
        var nation =
                new Appointment(
                        UUID.randomUUID(),
                        Role.NATIONAL_ADMINISTRATOR,
                        Appointment.Area.NATION,
                        Instant.EPOCH,
                        null);
        return new Viewer.Person(
                UUID.randomUUID(), "subject-" + name, name, List.of(nation), null, Origin.NONE);
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(Duration.ofSeconds(20));
    }
}

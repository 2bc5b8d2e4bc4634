package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.contact;
import static vn.giamsat.field.SyncFixture.operator;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Appointment;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.HealthChange;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.JournalFixture;
import vn.giamsat.system.Await;

/// One stream and its reader.
class EventStreamTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static SyncFixture service;
    private static EventFeed feed;

    private final AtomicReference<EventStream> stream = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private UUID facility;

    @BeforeAll
    static void start() {
        service = new SyncFixture();
        feed =
                new EventFeed(
                        service.database.transactions,
                        service.feed,
                        JournalFixture.history(service.database.transactions),
                        service.reader);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void enterAFacility() {
        facility = service.facility(BAC_GIANG, "VIETTEL");
    }

    private AssertSubscriber<Event> listen(
            Viewer.Person viewer, @Nullable SyncToken from, long demand) {
        var request = new EventRequest(viewer, null, Instant.MAX, cuts::incrementAndGet);
        var reader = AssertSubscriber.<Event>create(demand);
        Multi.createFrom()
                .<Event>emitter(
                        emitter -> {
                            var opened = new EventStream(feed, request, from, emitter);
                            stream.set(opened);
                            emitter.onRequest(count -> opened.goOn());
                            opened.goOn();
                        },
                        BackPressureStrategy.BUFFER)
                .subscribe(reader);
        Await.until("the stream is open", SOON, () -> !reader.getItems().isEmpty());
        return reader;
    }

    /// Waits for so many of the name, and gives them.
    private static List<Event> heard(AssertSubscriber<Event> reader, String name, int count) {
        Await.until(count + " of " + name, SOON, () -> told(reader, name).size() >= count);
        return told(reader, name);
    }

    private static List<Event> told(AssertSubscriber<Event> reader, String name) {
        return reader.getItems().stream().filter(event -> name.equals(event.name())).toList();
    }

    private void changeHealth(int times) {
        for (var count = 0; count < times; count++) {
            service.changeHealth(facility);
        }
    }

    private SyncToken now(Viewer.Person viewer) {
        return feed.behind(null, viewer).await().indefinitely().next();
    }

    @Test
    void tellsEachChangeOfHealthInItsOrderAndGoesOnBehindAnyOfThem() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var first = listen(viewer, null, Long.MAX_VALUE);
        // When
        changeHealth(4);
        stream.get().wake();
        // Then
        var told = heard(first, "health", 4);
        assertThat(told)
                .extracting(it -> ((HealthChange) Objects.requireNonNull(it.data())).at())
                .isSorted();
        // When
        var behindTheSecond = SyncToken.parse(Objects.requireNonNull(told.get(1).id()));
        var resumed = listen(viewer, behindTheSecond, Long.MAX_VALUE);
        // Then
        assertThat(heard(resumed, "health", 2)).isEqualTo(told.subList(2, 4));
    }

    @Test
    void tellsWhatThereIsToDoAndWhenThereIsNot() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var reader = listen(viewer, null, Long.MAX_VALUE);
        // When
        service.database.owner.execute(
                """
                insert into campaign (id, number, issuer, title, starts_on, due_on, scope)
                values ('%1$s', '%1$s', 'BCĐ', 'Kết nối', '2021-05-06', '2021-05-10', 'FACILITIES');
                insert into campaign_facility (campaign_id, facility_id, province, enterprise, named, step)
                values ('%1$s', '%1$s', '2021-24', 'VIETTEL', true, 'CONTACT_APPOINTED')\
                """
                        .formatted(facility));
        stream.get().wake();
        var task = heard(reader, "task", 1).getFirst();
        service.database.owner.execute(
                "update campaign_facility set step = 'SURVEYED' where facility_id = '%s'"
                        .formatted(facility));
        stream.get().wake();
        // Then
        assertThat(task.data())
                .isInstanceOfSatisfying(
                        TaskView.class,
                        it -> assertThat(it.kind()).isEqualTo(TaskKind.RECEIVE_SURVEY));
        assertThat(heard(reader, "removed", 1)).hasSize(1);
    }

    @Test
    void tellsAnIncidentAsItIsNow() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var reader = listen(viewer, null, Long.MAX_VALUE);
        // When
        service.database.owner.execute(
                "update incident set note = 'Mất điện', version = version + 1 where facility_id = '%s'"
                        .formatted(facility));
        stream.get().wake();
        // Then
        assertThat(heard(reader, "incident", 1).getFirst().data())
                .isInstanceOfSatisfying(
                        IncidentView.class, it -> assertThat(it.note()).isEqualTo("Mất điện"));
    }

    @Test
    void holdsOneReadingForASlowReaderAndCutsItOffAfterTwoBeats() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var reader = listen(viewer, null, 2);
        changeHealth(120);
        // When
        stream.get().wake();
        Await.until("one more is told", SOON, () -> reader.getItems().size() == 2);
        stream.get().wake();
        stream.get().beat();
        // Then
        assertThat(cuts).hasValue(0);
        stream.get().beat();
        assertThat(cuts).hasValue(1);
        assertThat(reader.getItems()).hasSize(2);
        // When
        reader.request(200);
        // Then
        assertThat(heard(reader, "health", 120)).hasSize(120);
    }

    @Test
    void asksToFetchAnewWhatWasForgottenAndGoesOnFromThere() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var old = now(viewer);
        changeHealth(2);
        service.retention.forget(Instant.now().plusSeconds(1)).await().indefinitely();
        // When
        var reader = listen(viewer, old, Long.MAX_VALUE);
        heard(reader, "resync", 1);
        changeHealth(1);
        stream.get().wake();
        // Then
        heard(reader, "health", 1);
        assertThat(reader.getItems().get(1).name()).isEqualTo("resync");
    }

    @Test
    void asksToFetchAnewWhenThePersonMaySeeOtherRowsAndEndsWhenNone() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var reader = listen(viewer, now(operator(BAC_GIANG)), Long.MAX_VALUE);
        heard(reader, "resync", 1);
        // When
        var other = contact(BAC_GIANG, service.facility(BAC_GIANG, "VNPT"));
        stream.get().seesOtherwise(holding(viewer, other.appointments()));
        // Then
        heard(reader, "resync", 2);
        // When
        stream.get().seesOtherwise(holding(viewer, List.of()));
        // Then
        reader.assertCompleted();
    }

    private static Viewer.Person holding(Viewer.Person person, List<Appointment> appointments) {
        return new Viewer.Person(
                person.id(), person.subject(), person.name(), appointments, null, person.origin());
    }
}

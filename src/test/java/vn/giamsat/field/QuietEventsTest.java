package vn.giamsat.field;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giamsat.field.SyncFixture.BAC_GIANG;
import static vn.giamsat.field.SyncFixture.contact;
import static vn.giamsat.field.SyncFixture.operator;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.access.Viewer;
import vn.giamsat.health.IncidentLevel;
import vn.giamsat.health.IncidentView;
import vn.giamsat.health.JournalFixture;

/// An incident that joined one of the province before anybody was told of it.
class QuietEventsTest {
    private static SyncFixture service;
    private static EventFeed feed;

    private final UUID parent = UUID.randomUUID();
    private final UUID child = UUID.randomUUID();
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
        service.database.owner.execute(
                "update incident set closed_at = now(), ending = 'RECOVERED' where closed_at is null");
    }

    private void storm() {
        service.database.owner.execute(
                """
                insert into incident (id, level, province, kind, opened_at, needed) values ('%1$s', 'PROVINCE', '%3$s', 'DOWN', now(), 5);
                insert into incident (id, camera_id, facility_id, province, enterprise, kind, opened_at, parent_id, silent)
                select '%2$s', id, facility_id, province, enterprise, 'DOWN', now(), '%1$s', true from camera where facility_id = '%4$s'\
                """
                        .formatted(parent, child, BAC_GIANG, facility));
    }

    @Test
    void areOfTheWiderIncidentForWhoSeesIt() {
        // Given
        var viewer = operator(BAC_GIANG);
        var before = now(viewer);
        // When
        storm();
        // Then
        assertThat(told(before, viewer)).extracting(IncidentView::id).containsExactly(parent);
    }

    @Test
    void areOfHisOwnForWhoDoesNotSeeTheWiderOne() {
        // Given
        var viewer = contact(BAC_GIANG, facility);
        var before = now(viewer);
        // When
        storm();
        // Then
        assertThat(told(before, viewer)).extracting(IncidentView::id).containsExactly(child);
        assertThat(told(before, viewer)).allMatch(it -> it.parentId() == null);
    }

    /// Copies hold it all the same: it is there to be looked at.
    @Test
    void isInTheCopyOfWhoSeesTheWiderOne() {
        // When
        storm();
        // Then
        var copy = service.since(null, 1_000, operator(BAC_GIANG));
        assertThat(copy.incidents())
                .filteredOn(it -> it.id().equals(child))
                .allMatch(it -> parent.equals(it.parentId()) && it.silent())
                .hasSize(1);
        assertThat(copy.incidents())
                .filteredOn(it -> it.id().equals(parent))
                .extracting(IncidentView::level)
                .containsExactly(IncidentLevel.PROVINCE);
    }

    private static SyncToken now(Viewer.Person viewer) {
        return feed.behind(null, viewer).await().indefinitely().next();
    }

    private static List<IncidentView> told(SyncToken from, Viewer.Person viewer) {
        return feed.behind(from, viewer).await().indefinitely().events().stream()
                .map(Event::data)
                .filter(IncidentView.class::isInstance)
                .map(IncidentView.class::cast)
                .toList();
    }
}

package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giamsat.probe.Rung;

/// What is written of cameras of which there is nothing new: 86 of the whole fleet by one flush.
class RefreshesTest extends JournalBench {
    private static final String REFRESHED =
            "select count(*) from camera_health where facility_id = '%s' and checked_at > '%s'";

    private UUID facility;
    private List<UUID> cameras;

    @BeforeEach
    void letMoreBeUpThanOneFlushRefreshes() {
        facility = database.facility("2021-24");
        cameras = database.cameras(300, facility, "2021-24");
        cameras.forEach(id -> fold(id, "uu"));
        await(journal.flush());
        cameras.forEach(id -> fold(id, "u"));
    }

    @Test
    void comesInTurnUntilAllAreWritten() {
        for (var expected : List.of("86", "172", "258", "300")) {
            // When
            await(journal.flush());
            // Then
            assertThat(refreshed()).isEqualTo(expected);
        }
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void comesAfterWhatIsNew() {
        // Given
        var last = cameras.getLast();
        fold(last, "xxx");
        // When
        await(journal.flush());
        // Then
        assertThat(health(last, nation()).state()).isEqualTo(HealthState.DOWN);
        assertThat(refreshed()).isEqualTo("87");
    }

    @Test
    void comesAtOnceOfACameraThatSomebodyAskedFor() {
        // Given
        var last = cameras.getLast();
        // When
        await(journal.flush(last));
        // Then
        assertThat(health(last, nation()).checkedAt()).isAfter(secondProbe());
    }

    /// A crash takes what is unwritten: of no camera it is a state, nor why.
    @Test
    void isAllThatACrashTakes() {
        // Given
        cameras.subList(0, 50).forEach(id -> fold(id, "xxx"));
        await(journal.flush());
        cameras.forEach(id -> fold(id, "-"));
        assertThat(journal.waiting()).isPositive();
        // When
        var restarted = freshJournal();
        await(restarted.recall(cameras));
        // Then
        assertThat(cameras)
                .allSatisfy(
                        id -> {
                            var known = journal.of(id).orElseThrow();
                            var recalled = restarted.of(id).orElseThrow();
                            assertThat(recalled.state()).isEqualTo(known.state());
                            assertThat(recalled.since()).isEqualTo(known.since());
                            assertThat(recalled.last().reason()).isEqualTo(known.last().reason());
                        });
    }

    @Test
    void isWithheldFromACameraThatIsNotWatchedAnyMore() {
        // When
        cameras.forEach(journal::forget);
        // Then
        assertThat(journal.waiting()).isZero();
        assertThat(health(cameras.getFirst(), nation()).rung()).isEqualTo(Rung.VERIFIED);
    }

    private String refreshed() {
        return database.owner.single(REFRESHED.formatted(facility, secondProbe()));
    }

    private static Instant secondProbe() {
        return Outcomes.START.plus(Duration.ofMinutes(1));
    }
}

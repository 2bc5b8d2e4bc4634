package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giamsat.health.Outcomes.START;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two processes look at the same camera and know it up. One of them alone sees it down, and is
/// stopped: to the other, which finds it up as ever, nothing changes.
class MissingChangeTest extends JournalBench {
    private static final String HISTORY =
            "select string_agg(was || '>' || state, ' ' order by at, id) from camera_health_change"
                    + " where camera_id = '%s'";
    private static final String INCIDENTS =
            "select string_agg(coalesce(ending, 'OPEN'), ' ' order by opened_at) from incident"
                    + " where camera_id = '%s'";

    @BeforeEach
    void letOneOfTwoProcessesSeeTheCameraDown() {
        fold(camera, "uu");
        await(journal.flush());
        var remaining = journal;
        journal = freshJournal();
        await(journal.recall(List.of(camera)));
        fold(camera, "xxx");
        await(journal.flush());
        assertThat(told(INCIDENTS)).isEqualTo("OPEN");
        journal = remaining;
    }

    @Test
    void isWrittenByTheDatabaseAndEndsTheIncident() {
        // When
        fold(camera, "u");
        await(journal.flush());
        // Then
        assertThat(health(camera, nation()).state()).isEqualTo(HealthState.UP);
        assertThat(told(HISTORY)).isEqualTo("UNKNOWN>UP UP>DOWN DOWN>UP");
        assertThat(told(INCIDENTS)).isEqualTo("RECOVERED");
        assertThat(
                        database.owner.single(
                                "select closed_at = '%s' from incident where camera_id = '%s'"
                                        .formatted(START.plus(Duration.ofMinutes(5)), camera)))
                .isEqualTo("t");
    }

    @Test
    void isWrittenOnceWhateverIsFoundAfterwards() {
        // When
        for (var probes : List.of("u", "x", "uu", "xxx")) {
            fold(camera, probes);
            await(journal.flush());
        }
        // Then
        assertThat(told(HISTORY)).isEqualTo("UNKNOWN>UP UP>DOWN DOWN>UP UP>DOWN");
        assertThat(told(INCIDENTS)).isEqualTo("RECOVERED OPEN");
    }

    /// The clock of the process that is gone was ahead.
    @Test
    void comesBehindTheLastOneWhateverTheClocksSay() {
        // Given
        database.owner.execute(
                "update camera_health_change set at = '2021-07-01' where state = 'DOWN' and camera_id = '%s'"
                        .formatted(camera));
        // When
        fold(camera, "u");
        await(journal.flush());
        // Then
        assertThat(told(HISTORY)).endsWith("UP>DOWN DOWN>UP");
        assertThat(told(INCIDENTS)).isEqualTo("RECOVERED");
    }

    /// Who changes a camera holds it before its health; waiting here for the camera, with its
    /// health in hand, could be waiting in a circle.
    @Test
    void waitsForNobodyAndIsTriedAgain() throws SQLException {
        // Given
        fold(camera, "u");
        try (var person = database.owner.connection();
                var statement = person.createStatement()) {
            person.setAutoCommit(false);
            statement.execute(
                    "update camera set state = 'MAINTENANCE' where id = '%s'".formatted(camera));
            // When
            assertThatThrownBy(() -> await(journal.flush())).hasMessageContaining("lock");
            person.rollback();
        }
        assertThat(told(INCIDENTS)).isEqualTo("OPEN");
        await(journal.flush());
        // Then
        assertThat(told(INCIDENTS)).isEqualTo("RECOVERED");
    }

    private String told(String sql) {
        return database.owner.single(sql.formatted(camera));
    }
}

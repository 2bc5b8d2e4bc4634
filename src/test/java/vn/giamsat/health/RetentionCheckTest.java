package vn.giamsat.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionCheckTest {
    @Test
    void takesWhatIsUsual() {
        assertThat(new RetentionCheck(keeping(2, 400)).complaint()).isEmpty();
    }

    @Test
    void namesEveryKeyThatMakesNoSense() {
        assertThat(new RetentionCheck(keeping(0, 4_000)).complaint())
                .contains(
                        "set giamsat.health.picture-renewal to 1 s to 24 h;"
                                + " set giamsat.health.sample-retention to 1 to 7 days;"
                                + " set giamsat.health.hour-retention to 31 to 3653 days");
    }

    @Test
    void refusesToForgetPicturesOfIncidentsWithinADay() {
        assertThat(new RetentionCheck(keepingPicturesOfIncidents("23h")).complaint())
                .contains("set giamsat.health.incident-picture-retention to 1 to 36525 days");
        assertThat(new RetentionCheck(keepingPicturesOfIncidents("3650d")).complaint()).isEmpty();
    }

    private static HealthConfig keepingPicturesOfIncidents(String kept) {
        return JournalFixture.config(Map.of("incident-picture-retention", kept));
    }

    private static HealthConfig keeping(int sampleDays, int hourDays) {
        return JournalFixture.config(
                Map.of(
                        "sample-retention", sampleDays + "d",
                        "hour-retention", hourDays + "d",
                        "picture-renewal", sampleDays + "h"));
    }
}

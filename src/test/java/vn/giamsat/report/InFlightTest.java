package vn.giamsat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();
    private final InFlight<String, String> inFlight = new InFlight<>();

    private UniAssertSubscriber<String> asked(String key) {
        Uni<String> work = Uni.createFrom().emitter(begun::add);
        return inFlight.shared(key, () -> work)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void worksOnceForAllWhoAskMeanwhileAndAnewForWhoAsksLater() {
        // Given
        var first = asked("today");
        var second = asked("today");
        asked("yesterday");
        assertThat(begun).as("of two days").hasSize(2);
        // When
        begun.getFirst().complete("figures");
        // Then
        first.assertCompleted().assertItem("figures");
        second.assertCompleted().assertItem("figures");
        asked("today");
        assertThat(begun).hasSize(3);
    }

    @Test
    void goesOnForTheOthersWhenTheFirstLeaves() {
        // Given
        var first = asked("today");
        var second = asked("today");
        // When
        first.cancel();
        begun.getFirst().complete("figures");
        // Then
        second.assertCompleted().assertItem("figures");
    }

    @Test
    void tellsAllWhoAskMeanwhileThatItFailedAndTriesAgainThen() {
        // Given
        var first = asked("today");
        var second = asked("today");
        // When
        begun.getFirst().fail(new IllegalStateException("lost"));
        // Then
        first.assertFailed();
        second.assertFailed();
        asked("today");
        assertThat(begun).hasSize(2);
    }
}

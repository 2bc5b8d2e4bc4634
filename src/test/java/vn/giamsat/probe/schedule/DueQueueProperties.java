package vn.giamsat.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.giamsat.registry.ProbeTargets.Watched;

class DueQueueProperties {
    private static final int CAMERAS = 200;
    private static final int SECONDS = 100; // fewer than cameras, so that some are due together

    private enum Kind {
        ADD,
        GIVE_UP,
        FORGET,
        POLL
    }

    private record Step(Kind kind, int camera, int second) {
        Instant at() {
            return Simulation.START.plusSeconds(second);
        }
    }

    /// The queue beside the simplest one: what waits, and until when.
    private static final class Beside {
        private final DueQueue queue = new DueQueue();
        private final Map<PlannedCamera, Instant> model = new HashMap<>();
        private final List<PlannedCamera> cameras =
                IntStream.range(0, CAMERAS).mapToObj(Watches::camera).map(Beside::planned).toList();

        private static PlannedCamera planned(Watched camera) {
            return new PlannedCamera(camera, new Lane("lane", 0), Simulation.START);
        }

        /// A camera's own due may change before the queue is told.
        void take(Step step) {
            var camera = cameras.get(step.camera());
            switch (step.kind()) {
                case ADD -> {
                    camera.dueAt(step.at());
                    queue.add(camera);
                    model.put(camera, step.at());
                }
                case GIVE_UP -> {
                    camera.dueAt(step.at());
                    queue.giveUp(camera);
                    model.remove(camera);
                }
                case FORGET -> {
                    camera.dueAt(step.at());
                    queue.forget(camera);
                    model.remove(camera);
                }
                case POLL -> polls(step.at());
            }
        }

        private void polls(Instant now) {
            var first = model.values().stream().min(Comparator.naturalOrder());
            var due = first.filter(at -> !at.isAfter(now));
            var polled = queue.poll(now);
            if (due.isEmpty()) {
                assertThat(polled).isNull();
            } else {
                assertThat(polled).isNotNull();
                assertThat(model.remove(polled)).isEqualTo(due.get());
            }
        }

        void pollsTheRest() {
            while (!model.isEmpty()) {
                polls(Simulation.START.plusSeconds(SECONDS));
            }
            assertThat(queue.poll(Instant.parse("2200-01-01T00:00:00Z"))).isNull();
        }
    }

    @Property(tries = 100)
    void givesWhatIsDueFirstWhateverWasPutOffOrGivenUp(@ForAll("steps") List<Step> steps) {
        // Given
        var beside = new Beside();
        // When
        steps.forEach(beside::take);
        // Then
        beside.pollsTheRest();
        assertThat(beside.cameras).allMatch(camera -> camera.number < CAMERAS);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var kinds =
                Arbitraries.of(
                        Kind.ADD,
                        Kind.ADD,
                        Kind.ADD,
                        Kind.ADD,
                        Kind.GIVE_UP,
                        Kind.FORGET,
                        Kind.POLL);
        var cameras = Arbitraries.integers().between(0, CAMERAS - 1);
        var seconds = Arbitraries.integers().between(0, SECONDS - 1);
        return Combinators.combine(kinds, cameras, seconds)
                .as(Step::new)
                .list()
                .ofMinSize(300)
                .ofMaxSize(2_000);
    }
}

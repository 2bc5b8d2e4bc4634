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
    private static final int CAMERAS = 300;

    private final DueQueue queue = new DueQueue();
    private final List<PlannedCamera> cameras =
            IntStream.range(0, CAMERAS).mapToObj(Watches::camera).map(this::planned).toList();

    /// What waits, and until when.
    private final Map<PlannedCamera, Instant> model = new HashMap<>();

    private enum Kind {
        ADD,
        GIVE_UP,
        FORGET,
        POLL
    }

    private record Step(Kind kind, int camera, int second) {}

    @Property(tries = 300)
    void givesTheCameraThatIsDueFirst(@ForAll("steps") List<Step> steps) {
        steps.forEach(this::take);

        while (!model.isEmpty()) {
            polls(Simulation.START.plusSeconds(CAMERAS));
        }
        assertThat(queue.poll(Instant.parse("2200-01-01T00:00:00Z"))).isNull();
    }

    private void take(Step step) {
        var camera = cameras.get(step.camera());
        var at = Simulation.START.plusSeconds(step.second()).plusNanos(step.camera());
        switch (step.kind()) {
            case ADD -> {
                camera.dueAt(at);
                queue.add(camera);
                model.put(camera, at);
            }
            case GIVE_UP -> {
                queue.giveUp(camera);
                model.remove(camera);
            }
            case FORGET -> {
                queue.forget(camera);
                model.remove(camera);
            }
            case POLL -> polls(at);
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

    private PlannedCamera planned(Watched camera) {
        return new PlannedCamera(camera, new Lane("lane", 0), Simulation.START);
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
        var seconds = Arbitraries.integers().between(0, CAMERAS - 1);
        return Combinators.combine(kinds, cameras, seconds).as(Step::new).list().ofMaxSize(2_000);
    }
}

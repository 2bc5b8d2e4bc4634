package vn.giamsat.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.giamsat.shared.Problem;

/// What people may do now who keep looking. An appointment that ends, or begins, reaches open
/// subscriptions of every replica within 5 s: the database is asked every 2 s, one question for all
/// of them, so that no notice can be missed. While the database is away all stays as it was, and
/// there is nothing to be told either. Event loop.
@ApplicationScoped
public class Standing {
    private static final Logger LOG = Logger.getLogger(Standing.class);
    private static final long ASK_EVERY_MILLISECONDS = 2_000;
    private static final int MOST_OF_ONE = 20;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(1);

    /// A question that waits longer, for a connection that others hold, is asked anew.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final Appointments appointments;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private volatile boolean asking;
    private volatile long timer;

    Standing(Appointments appointments) {
        this.appointments = appointments;
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        timer = vertx.setPeriodic(ASK_EVERY_MILLISECONDS, tick -> ask());
    }

    void stop(@Observes ShutdownEvent shutdown, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /// For an answer that cannot be refused any more when it has begun.
    ///
    /// @throws Problem TOO_MANY_REQUESTS for who keeps looking at 20 things already
    public void demandRoom(Viewer.Person viewer) {
        if (isAtMost(viewer.subject())) {
            throw Problem.tooMany(ASK_AGAIN_AFTER);
        }
    }

    private boolean isAtMost(String subject) {
        return watches.stream().filter(watch -> watch.subject.equals(subject)).count()
                >= MOST_OF_ONE;
    }

    /// The viewer once more whenever its appointments are others than before. Fails with
    /// TOO_MANY_REQUESTS for a person who keeps looking at 20 things already, in this process.
    public Multi<Viewer.Person> changes(Viewer.Person viewer) {
        if (viewer.id() == null) {
            return Multi.createFrom().nothing(); // nobody in the register, so nothing can change
        }
        return Multi.createFrom().emitter(emitter -> watch(new Watch(viewer, emitter)));
    }

    private void watch(Watch watch) {
        if (isAtMost(watch.subject)) {
            watch.emitter.fail(Problem.tooMany(ASK_AGAIN_AFTER));
            return;
        }
        watches.add(watch);
        watch.emitter.onTermination(() -> watches.remove(watch));
    }

    /// Asked for those who keep looking now: what is answered says nothing of who comes meanwhile.
    void ask() {
        var asked = List.copyOf(watches);
        if (asked.isEmpty() || asking) {
            return;
        }
        asking = true;
        appointments
                .heldBy(asked.stream().map(watch -> watch.subject).collect(Collectors.toSet()))
                .ifNoItem()
                .after(ANSWER_WITHIN)
                .fail()
                .onTermination()
                .invoke(() -> asking = false)
                .subscribe()
                .with(
                        held -> tell(asked, held),
                        lost -> LOG.debug("Appointments cannot be asked for", lost));
    }

    private static void tell(List<Watch> asked, Map<String, List<Appointment>> held) {
        asked.forEach(watch -> watch.tell(held.getOrDefault(watch.subject, List.of())));
    }

    /// One who keeps looking.
    private static final class Watch {
        private final MultiEmitter<? super Viewer.Person> emitter;
        private final String subject;
        private Viewer.Person known;

        Watch(Viewer.Person known, MultiEmitter<? super Viewer.Person> emitter) {
            this.subject = known.subject();
            this.known = known;
            this.emitter = emitter;
        }

        synchronized void tell(List<Appointment> held) {
            if (!held.equals(known.appointments())) {
                known = known.with(held);
                emitter.emit(known);
            }
        }
    }
}

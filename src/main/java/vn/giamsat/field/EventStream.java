package vn.giamsat.field;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Permission;
import vn.giamsat.access.Scope;
import vn.giamsat.access.Viewer;
import vn.giamsat.shared.Problem;

/// One who listens. Reads only when the last reading was taken, so a slow reader holds one reading
/// in memory and no more; one that takes nothing for two beats is cut off. Its parts run on several
/// event loops: one of them at a time is at work.
final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private final EventFeed feed;
    private final Runnable cut;
    private final MultiEmitter<? super Event> emitter;
    private Viewer.Person viewer;
    private @Nullable SyncToken at;
    private volatile boolean opened;
    private boolean atWork;
    private boolean woken = true;
    private boolean stuck;

    /// @param at behind which it is resumed; null for one that begins now
    EventStream(
            EventFeed feed,
            EventRequest request,
            @Nullable SyncToken at,
            MultiEmitter<? super Event> emitter) {
        this.feed = feed;
        this.cut = request.cut();
        this.viewer = request.viewer();
        this.at = at;
        this.emitter = emitter;
    }

    /// What its reader may see now.
    synchronized Scope scope() {
        return viewer.scope(Permission.READ);
    }

    /// There may be something to tell.
    void wake() {
        synchronized (this) {
            woken = true;
        }
        goOn();
    }

    /// Goes on as the same person with other appointments: not at all without any.
    void seesOtherwise(Viewer.Person now) {
        if (!now.permissions().contains(Permission.READ)) {
            emitter.complete();
            return;
        }
        synchronized (this) {
            viewer = now;
        }
        wake();
    }

    void end() {
        emitter.complete();
    }

    /// Tells that it is there, or finds that nobody takes what was told.
    void beat() {
        if (emitter.requested() > 0) {
            stuck = false;
            aliveAt();
            goOn();
        } else if (stuck) {
            cut.run();
        } else {
            stuck = true;
        }
    }

    private void aliveAt() {
        var place = idleAt();
        if (place != null) {
            emitter.emit(Event.alive(place));
            rest(place, false);
        }
    }

    private synchronized @Nullable SyncToken idleAt() {
        if (atWork || !opened) {
            return null;
        }
        atWork = true;
        return at;
    }

    /// Reads on if there is something to read and somebody who takes it.
    void goOn() {
        question().ifPresent(it -> it.subscribe().with(this::tell, this::failed));
    }

    private synchronized Optional<Uni<EventStretch>> question() {
        if (atWork || !woken || emitter.isCancelled() || emitter.requested() == 0) {
            return Optional.empty();
        }
        atWork = true;
        woken = false;
        return Optional.of(feed.behind(at, viewer));
    }

    private void tell(EventStretch stretch) {
        if (!opened) {
            opened = true;
            emitter.emit(Event.opened(at == null ? stretch.next() : null));
        }
        stretch.events().forEach(emitter::emit);
        rest(stretch.next(), stretch.more());
    }

    private void rest(SyncToken place, boolean more) {
        synchronized (this) {
            at = place;
            atWork = false;
            woken |= more;
        }
        goOn();
    }

    /// While the database is away there is nothing to tell; the next beat tries again.
    private void failed(Throwable lost) {
        if (!(lost instanceof Problem)) {
            LOG.error("A stream of events ends unexpectedly", lost);
            emitter.fail(lost);
            return;
        }
        synchronized (this) {
            atWork = false;
            woken = true;
        }
    }
}

package vn.giamsat.field;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.giamsat.access.Standing;
import vn.giamsat.shared.Problem;

/// Streams of what happens, for phones and scripts, over the same entries as the copies: what came
/// while the connection was broken is told when the stream is resumed. A stream ends with its token
/// and with the last appointment; under another scope it goes on after `resync`. Nobody has more
/// than 20, subscriptions of GraphQL among them. Event loop.
@ApplicationScoped
public class Events {
    private final EventFeed feed;
    private final ChangeWatch watch;
    private final Standing standing;
    private final SyncConfig config;
    private final Vertx vertx;
    private final Clock clock;

    Events(
            EventFeed feed,
            ChangeWatch watch,
            Standing standing,
            SyncConfig config,
            Vertx vertx,
            Clock clock) {
        this.feed = feed;
        this.watch = watch;
        this.standing = standing;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    /// While the database is away a stream is silent, but for its beats.
    ///
    /// @throws Problem INVALID_CURSOR for an id that is none of ours, TOO_MANY_REQUESTS
    public Multi<Event> stream(EventRequest request) {
        standing.demandRoom(request.viewer());
        var last = request.lastEventId();
        var from = last == null ? null : SyncToken.parse(last);
        return Multi.createFrom()
                .emitter(emitter -> open(request, from, emitter), BackPressureStrategy.BUFFER);
    }

    private void open(
            EventRequest request, @Nullable SyncToken from, MultiEmitter<? super Event> emitter) {
        var stream = new EventStream(feed, request, from, emitter);
        var appointments =
                standing.changes(request.viewer())
                        .subscribe()
                        .with(stream::seesOtherwise, emitter::fail);
        var left = Duration.between(clock.instant(), request.end()).toMillis();
        var end = vertx.setTimer(Math.max(1, left), over -> emitter.complete());
        var beats = vertx.setPeriodic(config.heartbeat().toMillis(), beat -> stream.beat());
        emitter.onTermination(
                () -> {
                    watch.leave(stream);
                    appointments.cancel();
                    vertx.cancelTimer(end);
                    vertx.cancelTimer(beats);
                });
        watch.enter(stream);
        emitter.onRequest(count -> stream.goOn());
        stream.goOn();
    }
}

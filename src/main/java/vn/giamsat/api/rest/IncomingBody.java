package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Turns;

/// The body of a request, taken from the connection part by part, as parts are asked for. Where the
/// line breaks it ends, after all that had come by then. A line on which nothing comes is broken
/// off. The request's event loop.
final class IncomingBody {
    /// A phone without a signal comes back on another line anyway.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final HttpServerRequest sent;
    private final Duration silence;
    private final Vertx vertx = Vertx.currentContext().owner();
    private final Queue<Buffer> unasked = new ArrayDeque<>();
    private @Nullable Consumer<Optional<Buffer>> waiting;
    private long alarm;
    private boolean lost;
    private boolean over;

    private IncomingBody(HttpServerRequest sent, Duration silence) {
        this.sent = sent;
        this.silence = silence;
        this.lost = sent.response().closed();
        this.over = sent.isEnded();
        if (!over) {
            sent.pause();
            sent.exceptionHandler(broken -> lose());
            sent.endHandler(end -> end());
            sent.handler(this::come);
        }
    }

    /// To be called before the event loop turns to something else, and subscribed to once.
    static Multi<Buffer> of(HttpServerRequest sent) {
        return of(sent, SILENCE);
    }

    /// @param silence how long nothing may come while a part is asked for
    static Multi<Buffer> of(HttpServerRequest sent, Duration silence) {
        var body = new IncomingBody(sent, silence);
        return Multi.createBy()
                .repeating()
                .uni(body::next)
                .until(Optional::isEmpty)
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<Buffer>> next() {
        return Uni.createFrom().emitter(asker -> ask(asker::complete));
    }

    private void ask(Consumer<Optional<Buffer>> asker) {
        var early = unasked.poll();
        if (early != null || over) {
            asker.accept(Optional.ofNullable(early));
            return;
        }
        waiting = asker;
        alarm = vertx.setTimer(silence.toMillis(), tick -> breakOff());
        sent.fetch(1);
        if (lost) {
            endSoon();
        }
    }

    /// Nobody can be answered on a line that the rest of a body stands on.
    private void breakOff() {
        lose();
        sent.response().reset();
    }

    private void lose() {
        lost = true;
        if (waiting != null) {
            endSoon();
        }
    }

    /// What waits to be read is given on one of the next turns; behind it nothing comes.
    private void endSoon() {
        var asker = waiting;
        Turns.on(
                Vertx.currentContext(),
                () -> {
                    if (waiting == asker) {
                        end();
                    }
                });
    }

    private void end() {
        over = true;
        give(Optional.empty());
    }

    /// When the line breaks, what had come is handed over at once.
    private void come(Buffer part) {
        if (waiting == null) {
            unasked.add(part);
        } else {
            give(Optional.of(part));
        }
    }

    private void give(Optional<Buffer> part) {
        var asker = waiting;
        waiting = null;
        vertx.cancelTimer(alarm);
        if (asker != null) {
            asker.accept(part);
        }
    }
}

package vn.giamsat.api.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giamsat.shared.Turns;

/// The body of a request, taken from the connection part by part, as parts are asked for. Where the
/// line breaks it ends, after all that had come by then. The request's event loop.
final class IncomingBody {
    private final HttpServerRequest sent;
    private final Queue<Buffer> unasked = new ArrayDeque<>();
    private @Nullable Consumer<Optional<Buffer>> waiting;
    private boolean lost;
    private boolean over;

    private IncomingBody(HttpServerRequest sent) {
        this.sent = sent;
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
        var body = new IncomingBody(sent);
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
        sent.fetch(1);
        if (lost) {
            endSoon();
        }
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
        if (asker != null) {
            asker.accept(part);
        }
    }
}
